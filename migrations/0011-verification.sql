-- 学籍信息核查专项. A campaign of the county, each pupil's line in its ledger, and who signed for it.

create table campaigns (
  county text not null,
  id uuid not null,
  title text not null,
  basis text not null,
  school_year integer not null,
  state text not null,
  starts_on date not null,
  deadline date not null,
  content jsonb not null,
  opened_at timestamptz,
  opened_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  revision integer not null default 1,
  constraint campaigns_pk primary key (county, id),
  constraint campaigns_state check (state in ('draft', 'running', 'closed')),
  constraint campaigns_days check (starts_on <= deadline)
);
comment on table campaigns is '学籍信息核查专项';
comment on column campaigns.county is '所属县区划代码（6位）';
comment on column campaigns.id is '专项标识';
comment on column campaigns.title is '名称';
comment on column campaigns.basis is '依据文件';
comment on column campaigns.school_year is '哪一学年（以开始的年份称）';
comment on column campaigns.state is '状态：拟定、进行、结束';
comment on column campaigns.starts_on is '开始日期';
comment on column campaigns.deadline is '学校完成的最后一天';
comment on column campaigns.content is '范围（机构、年级）、各阶段日期、重点核查内容';
comment on column campaigns.opened_at is '启动时间';
comment on column campaigns.opened_by is '启动人';
comment on column campaigns.closed_at is '结束时间';
comment on column campaigns.closed_by is '结束操作人';
comment on column campaigns.revision is '第几次变更，用于防止互相覆盖';

create table campaign_plans (
  county text not null,
  campaign uuid not null,
  unit text collate "C" not null,
  state text not null,
  content jsonb not null,
  published_at timestamptz,
  published_by uuid,
  revision integer not null default 1,
  constraint campaign_plans_pk primary key (county, campaign, unit),
  constraint campaign_plans_campaign foreign key (county, campaign) references campaigns (county, id) on delete cascade,
  constraint campaign_plans_state check (state in ('draft', 'published'))
);
comment on table campaign_plans is '核查办法：各中心校一份';
comment on column campaign_plans.county is '所属县区划代码（6位）';
comment on column campaign_plans.campaign is '哪一专项';
comment on column campaign_plans.unit is '中心校（或直接由县管学校的县）的机构路径';
comment on column campaign_plans.state is '状态：草稿、已发布';
comment on column campaign_plans.content is '各项职责的责任人、日期，重点与要求';
comment on column campaign_plans.published_at is '发布时间';
comment on column campaign_plans.published_by is '发布人';
comment on column campaign_plans.revision is '第几次变更，用于防止互相覆盖';

create table campaign_lines (
  county text not null,
  campaign uuid not null,
  student uuid not null,
  unit text collate "C" not null,
  state text not null,
  is_issued boolean not null default false,
  has_changes boolean not null default false,
  way text,
  question text,
  cannot_reason text,
  cannot_note text,
  keyed_by uuid,
  rechecked_by uuid,
  copies integer not null default 0,
  joined_at timestamptz not null,
  left_at timestamptz,
  moved_at timestamptz,
  changed_at timestamptz not null,
  revision integer not null default 1,
  constraint campaign_lines_pk primary key (county, campaign, student),
  constraint campaign_lines_campaign foreign key (county, campaign) references campaigns (county, id) on delete cascade,
  constraint campaign_lines_student foreign key (county, student) references students (county, id) on delete cascade,
  constraint campaign_lines_state check
    (state in ('not-issued', 'issued', 'returned', 'confirmed', 'changed', 'keyed', 'rechecked', 'cannot')),
  constraint campaign_lines_way check (way in ('counted', 'scanned', 'phone')),
  constraint campaign_lines_cannot check ((state = 'cannot') = (cannot_reason is not null))
);
comment on table campaign_lines is '核查台账：每个学生在一次专项中一行，随学生转班、转校';
comment on column campaign_lines.county is '所属县区划代码（6位）';
comment on column campaign_lines.campaign is '哪一专项';
comment on column campaign_lines.student is '学籍标识';
comment on column campaign_lines.unit is '所在班级（未分班时为学校）的机构路径；中途离开的为离开时所在';
comment on column campaign_lines.state is '状态：未下发、已下发、已回收、未修改、有修改、已录入、已复核、无法回收';
comment on column campaign_lines.is_issued is '核对表是否已下发';
comment on column campaign_lines.has_changes is '家长是否作了修改';
comment on column campaign_lines.way is '回收方式：清点登记、扫描识别、手机核对';
comment on column campaign_lines.question is '退回家长确认的问题；没有或已答复的为空';
comment on column campaign_lines.cannot_reason is '无法回收的原因代码';
comment on column campaign_lines.cannot_note is '无法回收的具体情况';
comment on column campaign_lines.keyed_by is '录入人';
comment on column campaign_lines.rechecked_by is '复核人';
comment on column campaign_lines.copies is '已打印几份核对表';
comment on column campaign_lines.joined_at is '列入台账的时间';
comment on column campaign_lines.left_at is '中途离开（学籍终止）的时间；在籍为空';
comment on column campaign_lines.moved_at is '最近一次随学生转入本校的时间';
comment on column campaign_lines.changed_at is '最近变更时间';
comment on column campaign_lines.revision is '第几次变更，用于防止互相覆盖';
create index campaign_lines_place on campaign_lines (county, campaign, unit, state) 
  include (is_issued, has_changes, copies, cannot_reason, way, left_at);
create index campaign_lines_questioned on campaign_lines (county, campaign, unit) where question is not null;
create index campaign_lines_student on campaign_lines (county, student);

create table campaign_line_events (
  county text not null,
  campaign uuid not null,
  student uuid not null,
  revision integer not null,
  at timestamptz not null,
  event text not null,
  from_state text,
  to_state text not null,
  unit text collate "C" not null,
  from_unit text collate "C",
  by_person uuid,
  office text,
  words text not null default '',
  constraint campaign_line_events_pk primary key (county, campaign, student, revision),
  constraint campaign_line_events_line foreign key (county, campaign, student)
    references campaign_lines (county, campaign, student) on delete cascade
);
comment on table campaign_line_events is '台账经过：谁在何时做了什么；只增不改';
comment on column campaign_line_events.county is '所属县区划代码（6位）';
comment on column campaign_line_events.campaign is '哪一专项';
comment on column campaign_line_events.student is '学籍标识';
comment on column campaign_line_events.revision is '该行第几次变更';
comment on column campaign_line_events.at is '时间';
comment on column campaign_line_events.event is '动作：列入、下发、回收、录入、复核、转班转校、离开等';
comment on column campaign_line_events.from_state is '之前的状态；列入时为空';
comment on column campaign_line_events.to_state is '之后的状态';
comment on column campaign_line_events.unit is '当时所在班级的机构路径';
comment on column campaign_line_events.from_unit is '转班转校前所在班级的机构路径';
comment on column campaign_line_events.by_person is '经办人；系统随学籍变动登记的为空';
comment on column campaign_line_events.office is '经办人当时的岗位';
comment on column campaign_line_events.words is '原因、问题等文字说明';

create table campaign_sign_offs (
  county text not null,
  id uuid not null,
  campaign uuid not null,
  unit text collate "C" not null,
  level text not null,
  signed_at timestamptz not null,
  signed_by uuid not null,
  office text not null,
  signer text not null,
  summary text not null,
  digest text not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_reason text,
  constraint campaign_sign_offs_pk primary key (county, id),
  constraint campaign_sign_offs_campaign foreign key (county, campaign) references campaigns (county, id) on delete cascade,
  constraint campaign_sign_offs_level check (level in ('school', 'central-school', 'county')),
  constraint campaign_sign_offs_withdrawn check ((withdrawn_at is null) = (withdrawn_reason is null))
);
comment on table campaign_sign_offs is '签核：学校、中心校、县逐级签核，汇总数字随签核定稿；撤回须写明原因，原定稿保留';
comment on column campaign_sign_offs.county is '所属县区划代码（6位）';
comment on column campaign_sign_offs.id is '签核标识';
comment on column campaign_sign_offs.campaign is '哪一专项';
comment on column campaign_sign_offs.unit is '为哪个机构签核';
comment on column campaign_sign_offs.level is '哪一级的签核：学校、中心校、县';
comment on column campaign_sign_offs.signed_at is '签核时间';
comment on column campaign_sign_offs.signed_by is '签核人';
comment on column campaign_sign_offs.office is '签核人当时的岗位';
comment on column campaign_sign_offs.signer is '签核人姓名，定稿上照此显示';
comment on column campaign_sign_offs.summary is '定稿：签核当时的汇总表，此后不变';
comment on column campaign_sign_offs.digest is '定稿的校验值';
comment on column campaign_sign_offs.withdrawn_at is '撤回时间；有效的为空';
comment on column campaign_sign_offs.withdrawn_by is '撤回人';
comment on column campaign_sign_offs.withdrawn_reason is '撤回原因';
create unique index campaign_sign_offs_in_force on campaign_sign_offs (county, campaign, unit) where withdrawn_at is null;
