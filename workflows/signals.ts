import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { PathEntry } from './path-log.ts';

/** 新情况: the record has moved on, or its clock has. What is new, the record says. */
export const newsSignal = defineSignal('news');
export const pathQuery = defineQuery<PathEntry[]>('path');
