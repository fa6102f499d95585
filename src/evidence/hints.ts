import { type GreyPicture, lightOf, sharpness } from './picture.ts';

/** What was seen while the picture was read; the sentences are made when somebody looks. */
export interface Legibility {
  /** In pixels. */
  readonly shortSide: number;
  readonly sharpness: number;
  readonly light: number;
  readonly spread: number;
}

/** Of a picture of at most a thousand pixels on its longer side. */
export function legibilityOf(picture: GreyPicture, shortSide: number): Legibility {
  const { mean, spread } = lightOf(picture);
  return { shortSide, sharpness: Math.round(sharpness(picture)), light: Math.round(mean), spread: Math.round(spread) };
}

/** 清晰度提示 — a hint and never a refusal: a small stamp photographed well is better than a large page out of focus. */
export function legibilityHints({ shortSide, sharpness: sharp, light, spread }: Legibility): readonly string[] {
  if (spread < FLATTEST) return ['画面几乎是空白的，请核对是否拍到了材料'];
  return [
    ...(shortSide < NARROWEST ? [`分辨率偏低（短边 ${shortSide} 像素），号码可能看不清，最好重拍`] : []),
    ...(sharp < BLURRED ? ['画面可能模糊（没有对上焦或手抖），请放大核对号码和印章'] : []),
    ...(light < DARKEST ? ['画面偏暗，请在亮处重拍'] : []),
  ];
}

const NARROWEST = 1000;
const BLURRED = 120;
const DARKEST = 60;
const FLATTEST = 4;
