import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { type SkillsBody, skillsBody } from '../../shared/auth.ts'
import { id } from '../../shared/words.ts'
import { AsStaff, For, type StaffWho } from '../platform/access.ts'
import { SkillsService } from './skills.service.ts'

@ApiTags('staff')
@Controller('staff/:staff')
export class PeopleController {
  constructor(private readonly people: SkillsService) {}

  @For('supervisor')
  @Post('skills')
  @HttpCode(200)
  @ApiOperation({
    summary: "Set a colleague's skills",
    description:
      'All of them, of somebody who works at one of the own bars. While they stand at a desk, whom it calls next follows at once, and its log says so. With `seen`, 409 `skills_changed` with `skills` as they are, when somebody set others since.',
  })
  skills(
    @AsStaff() who: StaffWho,
    @Param('staff', { schema: id }) staff: string,
    @Body({ schema: skillsBody }) body: SkillsBody,
  ): Promise<{ skills: string[] }> {
    return this.people.set(who, staff, body)
  }
}
