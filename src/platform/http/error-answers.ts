import { randomBytes } from 'node:crypto';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { NOT_FOUND } from './answers.ts';
import { withoutWords } from './log.ts';
import { UnknownKeys } from './strict-keys.ts';

/** Turns whatever was thrown into an answer in Chinese. What we did not expect says nothing but a code, which is also in the log. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error.validationContext === 'params') return reply.code(404).send(NOT_FOUND);
  if (error.validationContext !== undefined) return reply.code(400).send({ message: messageOf(error) });
  const status = error.statusCode;
  if (status !== undefined && status < 500) {
    return reply.code(status).send({ message: SENTENCES[error.code] ?? SENTENCES[status] ?? SENTENCES[400] });
  }
  const code = randomBytes(4).toString('hex');
  request.log.error({ code, error: withoutWords(error) }, 'unexpected');
  if (status === 503 || isUnreachable(error)) return reply.code(503).send({ message: SENTENCES[503] });
  return reply
    .code(500)
    .send({ message: `系统出错了，错误编号 ${code}。请稍后重试；仍不行请把编号告诉县系统管理员。`, code });
}

const SENTENCES: Readonly<Record<string | number, string>> = {
  400: '提交的内容有误，请刷新页面后重试。',
  404: NOT_FOUND.message,
  413: '提交的内容太大。单个文件不超过 20 MB，一次不超过 50 个。',
  415: '不支持这种格式的内容，请刷新页面后重试。',
  429: '操作太频繁，请稍等一分钟再试。',
  503: '数据库暂时连不上，您的操作没有保存。请稍后重试。',
  FST_ERR_CTP_INVALID_JSON_BODY: '提交的内容不是完整的 JSON，请刷新页面后重试。',
  FST_ERR_CTP_EMPTY_JSON_BODY: '没有收到内容，请刷新页面后重试。',
  FST_FILES_LIMIT: '一次最多上传 50 个文件，请分几次上传。',
};

/** Which field, and what about it. The value itself is never repeated. */
function messageOf(error: FastifyError): string {
  if (error.cause instanceof UnknownKeys || error instanceof UnknownKeys) {
    const { keys } = error instanceof UnknownKeys ? error : (error.cause as UnknownKeys); // one of the two is
    return `提交的内容里有不认识的项目：${keys.slice(0, 3).map(shortened).join('、')}。请刷新页面后重试。`;
  }
  if (!hasZodFastifySchemaValidationErrors(error)) return SENTENCES[400] ?? '';
  const issues = error.validation.slice(0, 3).map(({ instancePath, message }) => {
    const field = instancePath.slice(1).replaceAll('/', '.');
    return field === '' ? (message ?? '') : `${shortened(field)}：${message}`;
  });
  return `提交的内容有误（${issues.join('；')}）。请改正后再试。`;
}

function shortened(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}

/** The database is down, restarting, or has no connection left. */
function isUnreachable(error: FastifyError): boolean {
  const unreachable = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', '57P01', '57P02', '57P03', '53300'];
  return (
    unreachable.includes(error.code) ||
    /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
  );
}
