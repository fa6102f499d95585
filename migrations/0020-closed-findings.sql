-- 汇总的问题学籍一节逐项数“专项开始以来处理了的”：按规则和日期直接找到已关闭的问题，不必翻看全部问题。
create index findings_closed on findings (county, rule, changed_at) where state <> 'open';
