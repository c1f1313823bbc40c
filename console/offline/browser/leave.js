// @ts-check
import { leave } from './space.js';

/** 退出登录: on the page that says one has signed out. What was not sent is locked, all else is gone from the device. */
const stays = await leave();
/** @type {HTMLElement} */ (document.getElementById('offline-left')).hidden = stays === 0;
