-- 在班但不在名单的学生，签字后是学校的任务：何时前办结，正在办哪一件。

alter table unlisted_children add column tasked_at timestamptz;
alter table unlisted_children add column due_on date;
alter table unlisted_children add column case_id uuid;
comment on column unlisted_children.place is '查到的学籍在哪：查不到、本校他班、本县他校、外县；登记时当即查，签字时、学籍变动时再查';
comment on column unlisted_children.tasked_at is '随核实签字成为学校任务的时间；未签字的为空';
comment on column unlisted_children.due_on is '何时前办结：签字后十个工作日；放假安排未公布、推算不出的为空';
comment on column unlisted_children.case_id is '从这里填报的办理单；还没有的为空';
comment on column unlisted_children.closed_by is '了结的人；随学籍变动自动了结的为空';

comment on table number_pathway_proofs is
  '核实所用的材料：全国学籍查询截图、在校生就读证明、监护人签字的证件；申请业务时随件带上。使用其他证件类型的学生的证明材料也在这里';
