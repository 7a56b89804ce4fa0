import { useParams } from 'react-router'
import { Board } from '../board/board.tsx'
import { useShop } from './shop.tsx'

export default function BoardPage() {
  const { slug = '' } = useParams()
  return <Board slug={slug} shop={useShop().data} />
}
