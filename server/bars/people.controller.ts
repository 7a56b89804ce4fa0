import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { type SkillsBody, skillsBody } from '../../shared/auth.ts'
import { id } from '../../shared/words.ts'
import { AsStaff, For, type StaffWho } from '../platform/access.ts'
import { PeopleService } from './people.service.ts'

@ApiTags('staff')
@Controller('staff/:staff')
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @For('supervisor')
  @Post('skills')
  @HttpCode(200)
  @ApiOperation({
    summary: "Set a colleague's skills",
    description:
      'Of somebody who works at one of the own bars, while they stand at no desk: a desk opens with the skills of that moment, which its event keeps.',
  })
  skills(
    @AsStaff() who: StaffWho,
    @Param('staff', { schema: id }) staff: string,
    @Body({ schema: skillsBody }) body: SkillsBody,
  ): Promise<{ skills: string[] }> {
    return this.people.skills(who, staff, body.skills)
  }
}
