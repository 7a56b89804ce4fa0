import { desk as words } from '../../words/desk.ts'
import styles from '../form.module.css'
import { useDesk } from '../desk-context.ts'
import { missingSkillsOf } from '../who-is-next.ts'

/** What it is about; what this desk has not the skills for says so. */
export function TopicChoice({ chosen, onChoose, missing }: { chosen: string | null; onChoose: (topic: string) => void; missing: boolean }) {
  const { topics, desk } = useDesk()
  return (
    <fieldset className={styles.outcomes} aria-describedby={missing ? 'topic-missing' : undefined}>
      <legend>{words.topicField}</legend>
      {[...topics.values()].map((topic) => (
        <label key={topic.id} className={styles.outcome}>
          <input type="radio" name="topic" value={topic.id} checked={chosen === topic.id} onChange={() => onChoose(topic.id)} />
          <span>{topic.name}</span>
          {desk && missingSkillsOf(topic.skills, desk.skills).length > 0 && (
            <span className="soft">{words.needs(missingSkillsOf(topic.skills, desk.skills).join(', '))}</span>
          )}
        </label>
      ))}
      {missing && (
        <p className={styles.fieldError} id="topic-missing" role="alert">
          {words.needTopic}
        </p>
      )}
    </fieldset>
  )
}
