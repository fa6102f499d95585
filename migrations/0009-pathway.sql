-- 无身份证件号学生核实. One child without a number, from the household check to the only right next step.

create table number_pathways (
  county text not null,
  student uuid not null,
  revision integer not null,
  standing text not null,
  next_step text,
  number_digest bytea,
  kept uuid,
  checked_on date not null,
  remind_on date,
  case_id uuid,
  changed_at timestamptz not null,
  changed_by uuid not null,
  sealed bytea not null,
  key_id integer not null,
  constraint number_pathways_pk primary key (county, student),
  constraint number_pathways_student foreign key (county, student) references students (county, id) on delete restrict,
  constraint number_pathways_next_step check (next_step in ('change', 'merge', 'delete', 'change-household'))
);
comment on table number_pathways is '无身份证件号学生的核实：一名学生一行，办到哪一步';
comment on column number_pathways.county is '所属县区划代码（6位）';
comment on column number_pathways.student is '无身份证件号的学籍';
comment on column number_pathways.revision is '第几次变动';
comment on column number_pathways.standing is '核实进度；业务办理中的看办理单';
comment on column number_pathways.next_step is '唯一正确的下一步：更正、删除并转入、删除、户籍重复变更；还不到办业务时为空';
comment on column number_pathways.number_digest is '户籍核实所得证件号的带密钥摘要；没有的为空';
comment on column number_pathways.kept is '应保留的另一条学籍；不在本系统的为空';
comment on column number_pathways.checked_on is '最近一次户籍核实的日期';
comment on column number_pathways.remind_on is '下一次应提醒监护人的日期；不需要提醒的为空';
comment on column number_pathways.case_id is '从这里申请的办理单（绑定的两件记学籍删除）';
comment on column number_pathways.changed_at is '最近变动时间';
comment on column number_pathways.changed_by is '最近经办人';
comment on column number_pathways.sealed is '核实所得的全部内容，含证件号，加密';
comment on column number_pathways.key_id is '加密所用密钥的编号';
alter table number_pathways alter column sealed set storage external;
create index number_pathways_remind on number_pathways (county, remind_on) where remind_on is not null;

create table number_pathway_events (
  county text not null,
  student uuid not null,
  revision integer not null,
  at timestamptz not null,
  day date not null,
  by_person uuid not null,
  office text not null,
  event text not null,
  standing text not null,
  sealed bytea not null,
  key_id integer not null,
  constraint number_pathway_events_pk primary key (county, student, revision),
  constraint number_pathway_events_pathway foreign key (county, student)
    references number_pathways (county, student) on delete restrict
);
comment on table number_pathway_events is '核实经过：每一次变动各一行，只增不改';
comment on column number_pathway_events.county is '所属县区划代码（6位）';
comment on column number_pathway_events.student is '无身份证件号的学籍';
comment on column number_pathway_events.revision is '本学籍核实的第几次变动';
comment on column number_pathway_events.at is '时间';
comment on column number_pathway_events.day is '实际办的日期：核实、查询、提醒';
comment on column number_pathway_events.by_person is '经办人';
comment on column number_pathway_events.office is '经办人当时的岗位';
comment on column number_pathway_events.event is '户籍核实、认定同名、重新查询、全国查询、提醒、申请业务、上传材料';
comment on column number_pathway_events.standing is '此后的核实进度';
comment on column number_pathway_events.sealed is '内容，加密';
comment on column number_pathway_events.key_id is '加密所用密钥的编号';

create table number_pathway_proofs (
  county text not null,
  student uuid not null,
  id uuid not null,
  kind text not null,
  file uuid not null,
  name text not null,
  added_at timestamptz not null,
  added_by uuid not null,
  constraint number_pathway_proofs_pk primary key (county, student, id),
  constraint number_pathway_proofs_student foreign key (county, student) references students (county, id) on delete restrict
);
comment on table number_pathway_proofs is '核实所用的材料：全国学籍查询截图、在校生就读证明、监护人签字的证件；申请业务时随件带上';
comment on column number_pathway_proofs.county is '所属县区划代码（6位）';
comment on column number_pathway_proofs.student is '无身份证件号的学籍';
comment on column number_pathway_proofs.id is '材料标识';
comment on column number_pathway_proofs.kind is '材料种类（佐证材料目录）';
comment on column number_pathway_proofs.file is '文件';
comment on column number_pathway_proofs.name is '上传时的名称，不含号码';
comment on column number_pathway_proofs.added_at is '上传时间';
comment on column number_pathway_proofs.added_by is '上传人';
