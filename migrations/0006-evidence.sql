-- 佐证材料. The files that prove what a case says, sealed, under a digest of what is in them.

create table evidence_files (
  county text not null,
  id uuid not null,
  digest bytea not null,
  type text not null,
  size integer not null,
  width integer,
  height integer,
  pages integer,
  fingerprint bit(64),
  legibility jsonb,
  sealed bytea not null,
  key_id integer not null,
  added_at timestamptz not null,
  added_by uuid,
  constraint evidence_files_pk primary key (county, id),
  constraint evidence_files_digest unique (county, digest),
  constraint evidence_files_type check (type in ('image/jpeg', 'image/png', 'application/pdf'))
);
comment on table evidence_files is '佐证材料文件：按内容存一份，加密，不改不删';
comment on column evidence_files.county is '所属县区划代码（6位）';
comment on column evidence_files.id is '文件标识';
comment on column evidence_files.digest is '内容的带密钥摘要';
comment on column evidence_files.type is '格式';
comment on column evidence_files.size is '字节数';
comment on column evidence_files.width is '图像宽（像素）';
comment on column evidence_files.height is '图像高（像素）';
comment on column evidence_files.pages is 'PDF 页数';
comment on column evidence_files.fingerprint is '图像指纹，64 位；太平淡的图没有';
comment on column evidence_files.legibility is '清晰度的测量';
comment on column evidence_files.sealed is '文件内容，加密';
comment on column evidence_files.key_id is '加密所用密钥的编号';
comment on column evidence_files.added_at is '第一次上传的时间';
comment on column evidence_files.added_by is '第一次上传的人';
alter table evidence_files alter column sealed set storage external;

create table evidence_tickets (
  county text not null,
  digest bytea not null,
  case_id uuid not null,
  kind text not null,
  step_id text,
  by_person uuid not null,
  office text not null,
  unit text not null,
  opened_at timestamptz not null,
  until timestamptz not null,
  files integer not null,
  used integer not null default 0,
  revoked_at timestamptz,
  constraint evidence_tickets_pk primary key (county, digest),
  constraint evidence_tickets_case foreign key (county, case_id) references cases (county, id) on delete cascade,
  constraint evidence_tickets_used check (used between 0 and files)
);
create index evidence_tickets_of_case on evidence_tickets (county, case_id);
comment on table evidence_tickets is '手机上传码：凭码把照片直接加进一件业务的一种材料，短时有效';
comment on column evidence_tickets.county is '所属县区划代码（6位）';
comment on column evidence_tickets.digest is '上传码的带密钥摘要；码本身不存';
comment on column evidence_tickets.case_id is '业务';
comment on column evidence_tickets.kind is '只收的材料种类';
comment on column evidence_tickets.step_id is '生成时业务所在的环节；离开后码作废';
comment on column evidence_tickets.by_person is '生成上传码的人，照片算他上传的';
comment on column evidence_tickets.office is '生成时所任岗位';
comment on column evidence_tickets.unit is '生成时所在机构';
comment on column evidence_tickets.opened_at is '生成时间';
comment on column evidence_tickets.until is '有效期至';
comment on column evidence_tickets.files is '最多张数';
comment on column evidence_tickets.used is '已用张数';
comment on column evidence_tickets.revoked_at is '作废时间';
