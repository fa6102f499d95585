-- 问题. A finding is one rule broken by one record at one field; the rules open, keep, close and re-open it.

create table neighbour_keys (
  county text not null,
  rule text not null,
  digest bytea not null,
  student uuid not null,
  constraint neighbour_keys_pk primary key (county, student, rule, digest)
);
-- No foreign key, as of number_index: keys are made of the record at each of its changes, seven of each.
comment on table neighbour_keys is '邻居键：关联规则（重复等）用来找邻居的摘要';
comment on column neighbour_keys.county is '所属县区划代码（6位）';
comment on column neighbour_keys.rule is '规则编号';
comment on column neighbour_keys.digest is '邻居键的带密钥摘要';
comment on column neighbour_keys.student is '学籍标识';
create index neighbour_keys_digest on neighbour_keys (county, rule, digest);

create table findings (
  county text not null,
  id uuid not null,
  student uuid not null,
  rule text not null,
  field text not null,
  fingerprint bytea not null,
  severity text not null,
  state text not null,
  unit text collate "C" not null,
  message bytea not null,
  key_id integer not null,
  owner text not null,
  due date,
  explanation text not null default '',
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz,
  revision integer not null default 1,
  constraint findings_pk primary key (county, id),
  constraint findings_student foreign key (county, student) references students (county, id) on delete restrict,
  constraint findings_severity check (severity in ('error', 'query', 'notice')),
  constraint findings_state check (state in ('open', 'fixed', 'explained', 'evidenced'))
);
comment on table findings is '问题：某条规则在某份学籍的某个字段上不成立';
comment on column findings.county is '所属县区划代码（6位）';
comment on column findings.id is '问题标识';
comment on column findings.student is '学籍标识';
comment on column findings.rule is '规则编号';
comment on column findings.field is '涉及的字段名';
comment on column findings.severity is '严重程度：错误、疑问、提示';
comment on column findings.state is '状态：未了、已改、已说明、已佐证';
comment on column findings.unit is '学籍所在班级的机构路径';
comment on column findings.key_id is '加密所用密钥的编号';
comment on column findings.due is '办结期限';
comment on column findings.explanation is '说明的文字';
comment on column findings.opened_at is '发现时间';
comment on column findings.changed_at is '最近变更时间';
comment on column findings.closed_at is '了结时间';
comment on column findings.revision is '第几次变更，用于防止互相覆盖';
comment on column findings.fingerprint is '涉及字段内容的带密钥摘要；内容一变，说明即失效';
comment on column findings.message is '给学籍管理员看的话，加密';
comment on column findings.owner is '责任岗位：registrar、head、county …';
create unique index findings_one on findings (county, student, rule, field);
create index findings_open on findings (county, unit, student, rule, id) where state = 'open';
create index findings_owned on findings (county, owner, unit) where state = 'open';
create index findings_severe on findings (county, severity, unit) where state = 'open';
create index findings_rule on findings (county, rule, unit, student, id) where state = 'open';
create index findings_settled on findings (county, unit, student, rule, id) where state in ('explained', 'evidenced');

create table finding_events (
  county text not null,
  finding uuid not null,
  revision integer not null,
  at timestamptz not null,
  by_person uuid,
  event text not null,
  text text not null default '',
  constraint finding_events_pk primary key (county, finding, revision),
  constraint finding_events_event check (event in
    ('opened', 'fixed', 'reopened', 'explained', 'explanation-died', 'evidenced', 'assigned', 'due'))
);
-- No foreign key: findings are never deleted, and before a fresh table has been analyzed its check reads the whole county.
comment on table finding_events is '问题的经过：发现、解决、重现、说明、说明失效、佐证、指派、定期限';
comment on column finding_events.county is '所属县区划代码（6位）';
comment on column finding_events.finding is '问题标识';
comment on column finding_events.revision is '本问题的第几次变动';
comment on column finding_events.at is '时间';
comment on column finding_events.by_person is '经办人';
comment on column finding_events.event is '发生了什么';
comment on column finding_events.text is '说明的文字';
