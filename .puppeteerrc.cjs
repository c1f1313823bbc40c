// The browser comes from the machine, the environment or @sparticuz/chromium (documents/browser.ts), never from puppeteer's own download.
module.exports = { skipDownload: true };
