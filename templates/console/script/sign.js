// 屏幕签名: a party signs with a finger, a pen or the mouse. Without this script the page takes signatures on paper alone.
(() => {
  const area = document.getElementById('signature-area');
  const canvas = document.getElementById('signature-canvas');
  const drawing = document.getElementById('drawing');
  const state = document.getElementById('signature-state');
  const manner = document.querySelector('input[name="manner"][value="signature"]');
  if (area === null || canvas === null || drawing === null || typeof SignaturePad === 'undefined') return;
  area.hidden = false;

  const pad = new SignaturePad(canvas, { penColor: '#10162f', minWidth: 1, maxWidth: 3.2 });

  // As many pixels as the screen has, but no more than a signature needs.
  function fit() {
    const strokes = pad.toData();
    const ratio = Math.min(Math.max(window.devicePixelRatio || 1, 1), 2);
    canvas.width = canvas.offsetWidth * ratio;
    canvas.height = canvas.offsetHeight * ratio;
    canvas.getContext('2d').scale(ratio, ratio);
    pad.clear();
    if (strokes.length > 0) pad.fromData(strokes);
    else if (drawing.value !== '') pad.fromDataURL(`data:image/png;base64,${drawing.value}`);
  }

  function tell() {
    const isSigned = drawing.value !== '';
    state.textContent = isSigned ? state.dataset.signed : state.dataset.open;
    area.classList.toggle('signature-area-signed', isSigned);
  }

  function keep() {
    drawing.value = pad.isEmpty() ? '' : pad.toDataURL('image/png').split(',')[1];
    if (drawing.value !== '' && manner !== null) manner.checked = true;
    tell();
  }

  pad.addEventListener('endStroke', keep);
  document.getElementById('signature-clear').addEventListener('click', () => {
    pad.clear();
    keep();
    canvas.focus();
  });
  window.addEventListener('resize', fit);
  fit();
  tell();
})();
