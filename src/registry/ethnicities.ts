/** 民族 — GB/T 3304: the code, then the name without 族, as it is often written. */
const PEOPLES = `
01汉 02蒙古 03回 04藏 05维吾尔 06苗 07彝 08壮
09布依 10朝鲜 11满 12侗 13瑶 14白 15土家 16哈尼
17哈萨克 18傣 19黎 20傈僳 21佤 22畲 23高山 24拉祜
25水 26东乡 27纳西 28景颇 29柯尔克孜 30土 31达斡尔 32仫佬
33羌 34布朗 35撒拉 36毛南 37仡佬 38锡伯 39阿昌 40普米
41塔吉克 42怒 43乌孜别克 44俄罗斯 45鄂温克 46德昂 47保安 48裕固
49京 50塔塔尔 51独龙 52鄂伦春 53赫哲 54门巴 55珞巴 56基诺
`;

/** Peoples not yet identified are entered as 其他; 外国血统中国籍人士 are citizens by naturalization. */
export const ETHNICITIES = [
  ...PEOPLES.trim()
    .split(/\s+/)
    .map((entry) => ({ code: entry.slice(0, 2), label: `${entry.slice(2)}族`, also: [entry.slice(2)] })),
  {
    code: '97',
    label: '其他',
    also: ['其他民族', '其他族', '未识别民族', '未定族称人口', '穿青人', '穿青人族', '革家人'],
  },
  { code: '98', label: '外国血统中国籍人士', also: ['外国血统', '外国血统中国籍', '外国血统的中国籍人士', '入籍'] },
];
