-- 机构、人员、岗位. Offices are held by people at units; the unit's path says how far the office reaches.

create table units (
  county text not null,
  id uuid not null,
  kind text not null,
  name text not null,
  code text not null,
  path text collate "C" not null,
  parent text collate "C",
  since date not null,
  until date,
  school_kind text not null default '',
  revision integer not null default 1,
  constraint units_pk primary key (county, id),
  constraint units_kind check (kind in
    ('province', 'city', 'county', 'central-school', 'school', 'teaching-point', 'grade', 'class')),
  constraint units_span check (until is null or until >= since)
);
comment on table units is '机构：省、市、县、中心校、学校、教学点、年级、班级，按有效期存续';
comment on column units.id is '机构标识，不随更名、划转而变';
comment on column units.kind is '机构类别：省、市、县、中心校、学校、教学点、年级、班级';
comment on column units.name is '机构名称';
comment on column units.since is '设立的第一日';
comment on column units.revision is '第几次变更，用于防止互相覆盖';
comment on column units.county is '所属县区划代码（6位）；省、市自身的机构记其自己的代码';
comment on column units.code is '机构代码：区划代码、中心校代号、学校标识码、年级届别、班号';
comment on column units.path is '从省到本机构的路径，如 /41/4113/411323/danshui/2141000001/p2021/1';
comment on column units.school_kind is '办学类型代码；非学校为空';
comment on column units.parent is '上级机构的路径';
comment on column units.until is '撤销、并入他校之日，自此日起不再存续；现存机构为空';
create unique index units_path on units (county, path) where until is null;
create index units_any_path on units (county, path);
create index units_parent on units (county, parent);

create table unit_changes (
  county text not null,
  unit uuid not null,
  revision integer not null,
  at timestamptz not null,
  effective date not null,
  by_person uuid,
  kind text not null,
  name text not null,
  path text collate "C" not null,
  open boolean not null,
  merged_into uuid,
  reason text not null default '',
  constraint unit_changes_pk primary key (county, unit, revision),
  constraint unit_changes_unit foreign key (county, unit) references units (county, id) on delete restrict,
  constraint unit_changes_kind check (kind in ('open', 'rename', 'move', 'merge', 'close', 'reopen'))
);
comment on table unit_changes is '机构沿革：设立、更名、划转、合并、撤销，只增不改';
comment on column unit_changes.county is '所属县区划代码（6位）';
comment on column unit_changes.unit is '机构标识';
comment on column unit_changes.revision is '机构的第几次变更';
comment on column unit_changes.at is '登记时间';
comment on column unit_changes.by_person is '经办人';
comment on column unit_changes.kind is '变更类别：设立、更名、划转、合并、撤销、恢复';
comment on column unit_changes.name is '变更后的名称';
comment on column unit_changes.path is '变更后的路径';
comment on column unit_changes.reason is '事由';
comment on column unit_changes.effective is '生效之日：自此日起是变动后的样子';
comment on column unit_changes.open is '变动后是否存续';
comment on column unit_changes.merged_into is '并入的机构；不是合并为空';
create index unit_changes_path on unit_changes (county, path);

create table people (
  county text not null,
  id uuid not null,
  account text not null,
  name text not null,
  phone bytea,
  password text,
  must_change_password boolean not null default true,
  password_changed_at timestamptz,
  code bytea,
  code_until timestamptz,
  totp bytea,
  totp_last_step bigint,
  recovery text[] not null default '{}',
  sealed_at timestamptz,
  last_seen_at timestamptz,
  created_at timestamptz not null,
  revision integer not null default 1,
  constraint people_pk primary key (county, id)
);
comment on table people is '人员与账号：一人一号，无共用账号';
comment on column people.county is '所属县（市）区划代码';
comment on column people.id is '人员标识';
comment on column people.name is '姓名';
comment on column people.must_change_password is '下次登录须先改口令';
comment on column people.password_changed_at is '最近改口令的时间';
comment on column people.last_seen_at is '最近使用时间';
comment on column people.created_at is '创建时间';
comment on column people.revision is '第几次变更，用于防止互相覆盖';
comment on column people.account is '登录名';
comment on column people.phone is '联系电话（加密）';
comment on column people.password is 'Argon2id 口令摘要；未启用的账号为空';
comment on column people.code is '一次性登录码的带密钥摘要；发码时口令作废';
comment on column people.code_until is '一次性登录码的失效时间';
comment on column people.totp is '动态口令密钥（加密）；未启用为空';
comment on column people.totp_last_step is '已用过的最后一个动态口令时间步，防重放；密钥尚未验证时为空';
comment on column people.recovery is '一次性备用码的摘要';
comment on column people.sealed_at is '账号封存时间：长期未用或离岗';
create unique index people_account on people (account);

create table holdings (
  county text not null,
  id uuid not null,
  person uuid not null,
  office text not null,
  unit uuid not null,
  since date not null,
  until date,
  granted_by uuid,
  constraint holdings_pk primary key (county, id),
  constraint holdings_person foreign key (county, person) references people (county, id) on delete restrict,
  constraint holdings_unit foreign key (county, unit) references units (county, id) on delete restrict,
  constraint holdings_span check (until is null or until >= since)
);
comment on table holdings is '任职：某人在某机构担任某岗位，有起止日期';
comment on column holdings.county is '所属县区划代码（6位）';
comment on column holdings.id is '任职标识';
comment on column holdings.person is '人员标识';
comment on column holdings.office is '岗位代码';
comment on column holdings.unit is '任职机构标识';
comment on column holdings.since is '任职第一日';
comment on column holdings.until is '任职最后一日；在任为空';
comment on column holdings.granted_by is '授予人';
create index holdings_person_now on holdings (county, person) where until is null;
create index holdings_unit_now on holdings (county, unit) where until is null;

create table sessions (
  token_digest bytea not null,
  id uuid not null,
  county text not null,
  person uuid not null,
  holding uuid,
  state text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  confirmed_at timestamptz,
  device text not null default '',
  network text not null default '',
  ended_at timestamptz,
  constraint sessions_pk primary key (token_digest),
  constraint sessions_state check (state in ('second-factor', 'change-password', 'enroll-second-factor', 'signed-in'))
);
comment on table sessions is '登录会话：只存令牌摘要';
comment on column sessions.token_digest is '会话令牌的摘要';
comment on column sessions.id is '会话标识，供本人查看和结束';
comment on column sessions.county is '账号所属县（市）';
comment on column sessions.person is '人员标识';
comment on column sessions.holding is '当前岗位的任职标识';
comment on column sessions.state is '登录进行到哪一步';
comment on column sessions.created_at is '登录时间';
comment on column sessions.seen_at is '最近使用时间';
comment on column sessions.device is '设备说明';
comment on column sessions.network is '来源网段';
comment on column sessions.ended_at is '结束时间；仍有效为空';
comment on column sessions.confirmed_at is '最近一次重新验证身份的时间';
create index sessions_person on sessions (county, person);

create table sign_in_attempts (
  subject bytea not null,
  network text not null,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz,
  signed_in_at timestamptz,
  constraint sign_in_attempts_pk primary key (subject, network)
);
comment on table sign_in_attempts is '登录失败计数：按账号摘要与来源网段，外人锁不住本人';
comment on column sign_in_attempts.subject is '账号名的摘要';
comment on column sign_in_attempts.failures is '连续失败次数';
comment on column sign_in_attempts.last_at is '最近一次失败的时间';
comment on column sign_in_attempts.locked_until is '在此之前不再受理';
comment on column sign_in_attempts.network is '来源网段；“*”为本人从未登录过的所有网段合计';
comment on column sign_in_attempts.signed_in_at is '本人最近一次从该网段登录成功的时间；从未成功为空';

create table audit_events (
  county text not null,
  id uuid not null,
  at timestamptz not null,
  person uuid,
  office text,
  unit text collate "C",
  action text not null,
  subject_kind text not null,
  subject text not null,
  subject_unit text collate "C",
  reason text not null default '',
  detail jsonb not null default '{}',
  constraint audit_events_pk primary key (county, id)
);
comment on table audit_events is '审计：谁、何时、以何岗位、对什么、做了什么、为什么；只增不改，不含号码原文';
comment on column audit_events.county is '所属县区划代码（6位）';
comment on column audit_events.id is '事件标识';
comment on column audit_events.at is '时间';
comment on column audit_events.person is '行为人';
comment on column audit_events.office is '行为人当时的岗位';
comment on column audit_events.unit is '行为人当时的机构路径';
comment on column audit_events.action is '做了什么';
comment on column audit_events.subject_kind is '对象的类别';
comment on column audit_events.subject is '对象的标识';
comment on column audit_events.subject_unit is '对象所属机构的路径';
comment on column audit_events.reason is '事由';
comment on column audit_events.detail is '其他情况，不含号码原文';
create index audit_events_at on audit_events (county, at, id);
create index audit_events_subject on audit_events (county, subject_kind, subject, at);
create index audit_events_person on audit_events (county, person, at);

create table tasks (
  county text not null,
  id uuid not null,
  kind text not null,
  title text not null,
  state text not null,
  done bigint not null default 0,
  total bigint not null default 0,
  person uuid,
  unit text collate "C" not null,
  result jsonb,
  message text not null default '',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint tasks_pk primary key (county, id),
  constraint tasks_state check (state in ('waiting', 'running', 'done', 'failed', 'interrupted', 'cancelled'))
);
comment on table tasks is '后台任务：一秒以上的事，离开页面也能找回';
comment on column tasks.county is '所属县区划代码（6位）';
comment on column tasks.id is '任务标识';
comment on column tasks.kind is '任务类别';
comment on column tasks.title is '任务名称';
comment on column tasks.state is '状态：等待、进行、完成、失败、中断、取消';
comment on column tasks.done is '已完成的数量';
comment on column tasks.total is '总数量';
comment on column tasks.person is '发起人';
comment on column tasks.unit is '发起人当时的机构路径';
comment on column tasks.result is '任务的结果';
comment on column tasks.message is '失败或中断的说明';
comment on column tasks.created_at is '创建时间';
comment on column tasks.updated_at is '最近更新时间';
create index tasks_person on tasks (county, person, created_at);

create table county_settings (
  county text not null,
  name text not null,
  value jsonb not null,
  by_person uuid,
  at timestamptz not null,
  constraint county_settings_pk primary key (county, name)
);
comment on table county_settings is '县级参数：如临时学籍月数、升级日、长期未登录天数、哪些岗位须动态口令';
comment on column county_settings.county is '所属县区划代码（6位）';
comment on column county_settings.name is '参数名';
comment on column county_settings.value is '参数值';
comment on column county_settings.by_person is '经办人';
comment on column county_settings.at is '时间';
