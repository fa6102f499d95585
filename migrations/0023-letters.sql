-- 公文. 函、报告、通报、通知、督办函、证明: drafted from templates, numbered when signed, sent, answered, archived.

create table letters (
  county text not null,
  id uuid not null,
  kind text not null,
  template text not null,
  text_version integer not null,
  model_version integer,
  unit text collate "C" not null,
  house text not null,
  about text,
  about_id uuid,
  state text not null default 'draft',
  word text,
  year integer,
  sequence integer,
  number text,
  title text not null,
  sealed bytea not null,
  key_id integer not null,
  drafted_at timestamptz not null,
  drafted_by uuid,
  signed_at timestamptz,
  signed_on date,
  signed_by uuid,
  self_signed boolean not null default false,
  sent_at timestamptz,
  sent_by uuid,
  sent_on date,
  sent_way text,
  receipt_due date,
  reminded_at timestamptz,
  receipt_at timestamptz,
  receipt_by uuid,
  receipt_on date,
  receipt_outcome text,
  archived_at timestamptz,
  archived_by uuid,
  voided_at timestamptz,
  voided_by uuid,
  void_reason text,
  revision integer not null default 1,
  constraint letters_pk primary key (county, id),
  constraint letters_number unique (county, number),
  constraint letters_kind check (kind in ('letter', 'supervision', 'report', 'circular', 'notice', 'certificate')),
  constraint letters_house check (house in ('county', 'head', 'central-school', 'township', 'city-inspector')),
  constraint letters_state check (state in ('draft', 'signed', 'sent', 'answered', 'archived', 'void')),
  constraint letters_about check ((about is null) = (about_id is null)),
  constraint letters_numbered check ((number is null) = (signed_at is null)),
  constraint letters_whole_number check ((number is null) = (word is null) and (number is null) = (year is null)
    and (number is null) = (sequence is null)),
  constraint letters_draft check (state not in ('signed', 'sent', 'answered', 'archived') or number is not null),
  constraint letters_sent check (state not in ('sent', 'answered', 'archived') or sent_on is not null),
  constraint letters_way check (sent_way in ('post', 'hand', 'fax', 'mail', 'system')),
  constraint letters_void check ((state = 'void') = (void_reason is not null))
);
comment on table letters is '公文：函、报告、通报、通知、督办函、证明；作废的保留，不删';
comment on column letters.county is '所属县区划代码（6位）';
comment on column letters.id is '公文标识';
comment on column letters.kind is '文种';
comment on column letters.template is '用哪个模板拟的';
comment on column letters.text_version is '模板文本的版次；0 为程序自带的文本';
comment on column letters.model_version is 'Word 版式的版次，签发时定下；空为程序自带的版式';
comment on column letters.unit is '发文单位的机构路径';
comment on column letters.house is '以哪个岗位的名义发文：县局、学校、中心校、乡镇、市局';
comment on column letters.about is '关于什么事项（控辍、接续、督办等）；单独的公文为空';
comment on column letters.about_id is '关于的那一件的标识';
comment on column letters.state is '状态：拟稿、已签发、已发出、已回执、已归档、已作废';
comment on column letters.word is '机关代字；未签发为空';
comment on column letters.year is '文号的年份';
comment on column letters.sequence is '文号的序号，按机关代字和年份连续，不重不漏';
comment on column letters.number is '发文字号';
comment on column letters.title is '标题，不含号码';
comment on column letters.sealed is '主送、正文、附表和各项要素（加密）；签发后不再变';
comment on column letters.key_id is '加密所用密钥的编号';
comment on column letters.drafted_at is '拟稿时间';
comment on column letters.drafted_by is '拟稿人；由程序起草的为空';
comment on column letters.signed_at is '签发时间';
comment on column letters.signed_on is '成文日期';
comment on column letters.signed_by is '签发人';
comment on column letters.self_signed is '拟稿人自己签发（单位没有其他可签发的人）';
comment on column letters.sent_at is '登记发出的时间';
comment on column letters.sent_by is '登记发出的人';
comment on column letters.sent_on is '发出日期';
comment on column letters.sent_way is '发出方式：邮寄、专人送达、传真、电子邮件、系统内送达';
comment on column letters.receipt_due is '应在哪天前收到回执；不要回执、放假安排未公布时为空';
comment on column letters.reminded_at is '提醒查问回执的时间';
comment on column letters.receipt_at is '登记回执的时间';
comment on column letters.receipt_by is '登记回执的人';
comment on column letters.receipt_on is '收到回执的日期';
comment on column letters.receipt_outcome is '回执的结果，由模板规定有哪些';
comment on column letters.archived_at is '归档时间';
comment on column letters.archived_by is '归档人';
comment on column letters.voided_at is '作废时间';
comment on column letters.voided_by is '作废人';
comment on column letters.void_reason is '作废的原因';
comment on column letters.revision is '第几次变更，用于防止互相覆盖';
create index letters_about_matter on letters (county, about, about_id) where about is not null;
create index letters_of_house on letters (county, unit, drafted_at desc, id);
create index letters_awaited on letters (county, receipt_due) where state = 'sent' and receipt_due is not null;

create table letter_numbers (
  county text not null,
  word text not null,
  year integer not null,
  unit text collate "C" not null,
  house text not null,
  last integer not null,
  constraint letter_numbers_pk primary key (county, word, year)
);
comment on table letter_numbers is '文号用到几号：按机关代字和年份，一个机关代字只归一个发文机关';
comment on column letter_numbers.county is '所属县区划代码（6位）';
comment on column letter_numbers.word is '机关代字（连同文种）';
comment on column letter_numbers.year is '年份';
comment on column letter_numbers.unit is '发文单位的机构路径';
comment on column letter_numbers.house is '以哪个岗位的名义发文';
comment on column letter_numbers.last is '已用到的序号';

create table letter_houses (
  county text not null,
  unit text collate "C" not null,
  house text not null,
  name text not null,
  word text not null,
  contact text not null default '',
  set_at timestamptz not null,
  set_by uuid not null,
  constraint letter_houses_pk primary key (county, unit, house),
  constraint letter_houses_word unique (county, word)
);
comment on table letter_houses is '发文机关：名称和机关代字，由县局设定；没有设定的按机构名称推出';
comment on column letter_houses.county is '所属县区划代码（6位）';
comment on column letter_houses.unit is '发文单位的机构路径';
comment on column letter_houses.house is '以哪个岗位的名义发文';
comment on column letter_houses.name is '发文机关名称，印在文头和落款';
comment on column letter_houses.word is '机关代字，后面加文种';
comment on column letter_houses.contact is '联系人和电话（办公电话），印在函的末尾';
comment on column letter_houses.set_at is '设定时间';
comment on column letter_houses.set_by is '设定人';

create table letter_addressees (
  county text not null,
  letter uuid not null,
  number integer not null,
  copy boolean not null,
  name text not null,
  unit text collate "C",
  offices text[] not null default '{}',
  taken_at timestamptz,
  taken_by uuid,
  constraint letter_addressees_pk primary key (county, letter, number),
  constraint letter_addressees_letter foreign key (county, letter) references letters (county, id) on delete cascade
);
comment on table letter_addressees is '主送、抄送；系统内的单位在收文中看到并签收';
comment on column letter_addressees.county is '所属县区划代码（6位）';
comment on column letter_addressees.letter is '哪一份公文';
comment on column letter_addressees.number is '第几个';
comment on column letter_addressees.copy is '抄送';
comment on column letter_addressees.name is '名称';
comment on column letter_addressees.unit is '系统内单位的机构路径；外单位为空';
comment on column letter_addressees.offices is '由哪些岗位收';
comment on column letter_addressees.taken_at is '签收时间';
comment on column letter_addressees.taken_by is '签收人';
create index letter_addressees_of on letter_addressees (county, unit) where unit is not null;

create table letter_versions (
  county text not null,
  template text not null,
  form text not null,
  version integer not null,
  text jsonb,
  model bytea,
  note text not null,
  made_at timestamptz not null,
  made_by uuid not null,
  constraint letter_versions_pk primary key (county, template, form, version),
  constraint letter_versions_form check (form in ('text', 'model')),
  constraint letter_versions_content check ((form = 'text') = (text is not null) and (form = 'model') = (model is not null))
);
comment on table letter_versions is '县局改过的模板：文本和 Word 版式，每改一次一版，都保留';
comment on column letter_versions.county is '所属县区划代码（6位）';
comment on column letter_versions.template is '哪个模板';
comment on column letter_versions.form is '文本、Word 版式';
comment on column letter_versions.version is '版次，从 1 起';
comment on column letter_versions.text is '标题和正文各段，含要素标记';
comment on column letter_versions.model is 'Word 版式文件';
comment on column letter_versions.note is '为什么改';
comment on column letter_versions.made_at is '改的时间';
comment on column letter_versions.made_by is '改的人';

create table letter_choices (
  county text not null,
  template text not null,
  form text not null,
  version integer not null,
  chosen_at timestamptz not null,
  chosen_by uuid not null,
  constraint letter_choices_pk primary key (county, template, form),
  constraint letter_choices_form check (form in ('text', 'model'))
);
comment on table letter_choices is '模板现在用哪一版；0 为程序自带';
comment on column letter_choices.county is '所属县区划代码（6位）';
comment on column letter_choices.template is '哪个模板';
comment on column letter_choices.form is '文本、Word 版式';
comment on column letter_choices.version is '现用的版次';
comment on column letter_choices.chosen_at is '启用时间';
comment on column letter_choices.chosen_by is '启用人';

create table letter_prints (
  county text not null,
  letter uuid not null,
  form text not null,
  sealed bytea not null,
  key_id integer not null,
  digest text not null,
  made_at timestamptz not null,
  constraint letter_prints_pk primary key (county, letter, form),
  constraint letter_prints_letter foreign key (county, letter) references letters (county, id) on delete cascade,
  constraint letter_prints_form check (form in ('pdf', 'docx'))
);
comment on table letter_prints is '签发后第一次排印的原件，此后一字不变';
comment on column letter_prints.county is '所属县区划代码（6位）';
comment on column letter_prints.letter is '哪一份公文';
comment on column letter_prints.form is '文件形式：PDF、Word';
comment on column letter_prints.sealed is '文件（加密）';
comment on column letter_prints.key_id is '加密所用密钥的编号';
comment on column letter_prints.digest is '文件的 SHA-256';
comment on column letter_prints.made_at is '排印时间';
