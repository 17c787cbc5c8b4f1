'use strict';
// The editor of a query: an overlay over a plain textarea shows words of the language, and what is wrong between the lines.
(() => {
  const {$, all, post, say} = window.tidings;
  const form = $('#editor');
  const check = $('#check'), backtest = $('#backtest'), note = $('#bt-note');
  const token = /("[^"]*"?)|(@[\p{L}\p{N}-]+)|\b((?:AND|OR|NOT)\b|O?NEAR(?:\/\d*)?)|\b((?:title|lead|body|author|source|lang|country|tag):)/gu;
  const LONG = 20000;

  // Typed text goes through the browser's own editing, so that Ctrl+Z takes it back.
  const replace = (field, from, to, text) => {
    field.focus();
    field.setSelectionRange(from, to);
    if (!document.execCommand('insertText', false, text)) {
      field.setRangeText(text, from, to, 'end');
      field.dispatchEvent(new Event('input', {bubbles: true}));
    }
  };

  // The overlay.
  const query = $('#query');
  let layer = null, bad = [];
  const gaps = new Map();
  const box = $('#code');
  const lineOf = at => query.value.slice(0, at).split('\n').length;
  const kinds = text => text.length > LONG ? [] : [...text.matchAll(token)].map(hit =>
    [hit.index, hit.index + hit[0].length, hit[2] ? 'h-ent' : hit[3] ? 'h-op' : hit[4] ? 'h-field' : '']);
  const put = (line, text, kind) => {
    const piece = document.createElement('span');
    piece.textContent = text;
    if (kind) piece.className = kind;
    line.append(piece);
  };
  const drawLine = (source, at, number, spans) => {
    const line = document.createElement('div');
    line.className = 'line';
    line.setAttribute('aria-hidden', 'true');
    const mark = document.createElement('span');
    mark.className = 'ln' + (bad.some(one => one.line === number) ? ' bad' : '');
    mark.textContent = number;
    line.append(mark);
    const cuts = new Set([at, at + source.length]);
    [...spans, ...bad.map(one => [one.from, Math.max(one.to, one.from + 1)])].forEach(span => {
      [span[0], span[1]].forEach(cut => { if (cut > at && cut < at + source.length) cuts.add(cut); });
    });
    const places = [...cuts].sort((a, b) => a - b);
    for (let i = 0; i + 1 < places.length; i++) {
      const kind = spans.find(span => span[0] <= places[i] && places[i] < span[1]);
      const wrong = bad.some(one => one.from <= places[i] && places[i] < Math.max(one.to, one.from + 1));
      put(line, query.value.slice(places[i], places[i + 1]), [kind ? kind[2] : '', wrong ? 'h-bad' : ''].join(' ').trim());
    }
    if (!source) line.append('\u200b');
    return line;
  };
  const draw = () => {
    const spans = kinds(query.value), lines = query.value.split('\n'), drawn = [];
    let at = 0;
    lines.forEach((source, index) => {
      drawn.push(drawLine(source, at, index + 1, spans));
      if (gaps.has(index + 1)) drawn.push(gaps.get(index + 1));
      at += source.length + 1;
    });
    gaps.forEach((gap, line) => { if (line > lines.length) drawn.push(gap); });
    layer.replaceChildren(...drawn);
    const open = [...gaps.values()].reduce((sum, gap) => sum + gap.offsetHeight, 0);
    query.style.height = layer.offsetHeight - open + 'px';
    toCaret();
  };
  // The textarea has no gaps: it is moved so that the part with the caret, or under the pointer, lies under its overlay.
  const shift = pixels => { query.style.transform = pixels ? 'translateY(' + pixels + 'px)' : ''; };
  const toCaret = () => {
    const line = lineOf(query.selectionEnd);
    let open = 0;
    gaps.forEach((gap, number) => { if (number < line) open += gap.offsetHeight; });
    shift(open);
  };
  const toPointer = event => {
    const y = event.clientY;
    let open = 0;
    gaps.forEach(gap => { const r = gap.getBoundingClientRect(); if (y >= r.bottom) open += r.height; });
    shift(open);
  };
  const showErrors = notes => {
    gaps.clear();
    bad = notes.map(one => ({from: +one.dataset.from, to: +one.dataset.to, line: +one.dataset.line}));
    notes.forEach(one => {
      const line = +one.dataset.line;
      if (!gaps.has(line)) {
        const gap = document.createElement('div');
        gap.className = 'gap';
        gaps.set(line, gap);
      }
      gaps.get(line).append(one);
    });
    draw();
  };
  if (query && box) {
    layer = document.createElement('div');
    layer.className = 'layer';
    box.append(layer);
    box.classList.add('on');
    query.addEventListener('input', draw);
    ['keyup', 'focus'].forEach(name => query.addEventListener(name, toCaret));
    box.addEventListener('pointermove', event => { if (gaps.size) toPointer(event); });
    box.addEventListener('pointerleave', toCaret);
    new ResizeObserver(draw).observe(box.parentElement);
    draw();
  }

  // Completion: arrows, Enter or Tab, Esc. The list hangs under the word.
  const WORDS = [['title:', 'in the headline'], ['lead:', 'in the first 60 words'], ['body:', 'in the text'], ['author:', 'in the by-line'],
    ['source:', 'a host, or one under it'], ['lang:', 'a language, such as en'], ['country:', 'of the feed'], ['tag:', 'of the feed'],
    ['NEAR/5', 'at most 5 words apart'], ['ONEAR/5', 'in this order'], ['AND', 'both'], ['OR', 'one of them'], ['NOT', 'must not be there'], ['atleast/2', 'so many times']];
  const list = document.createElement('ul');
  list.id = 'complete'; list.hidden = true;
  list.setAttribute('role', 'listbox'); list.setAttribute('aria-label', 'Completion');
  let field = null, from = 0, chosen = 0, choices = [], asked = 0;
  const close = () => {
    asked++;
    list.hidden = true;
    if (field) { field.removeAttribute('aria-activedescendant'); field.removeAttribute('aria-controls'); }
  };
  const choose = index => {
    chosen = (index + choices.length) % choices.length;
    all('li', list).forEach((item, i) => item.setAttribute('aria-selected', i === chosen ? 'true' : 'false'));
    all('li', list)[chosen].scrollIntoView({block: 'nearest'});
    field.setAttribute('aria-activedescendant', 'c-' + chosen);
  };
  const accept = index => {
    const text = choices[index].insert;
    close();
    replace(field, from, field.selectionEnd, text);
  };
  const caretPlace = () => {
    if (field !== query) return {left: 0, top: field.offsetHeight + 4};
    const lines = all('.line', layer), line = lines[lineOf(from) - 1];
    let left = from - (query.value.lastIndexOf('\n', from - 1) + 1);
    const range = document.createRange();
    const pieces = all('span:not(.ln)', line);
    for (const piece of pieces) {
      const length = piece.textContent.length;
      if (left < length) { range.setStart(piece.firstChild, left); range.setEnd(piece.firstChild, left + 1); break; }
      left -= length;
    }
    const around = box.getBoundingClientRect();
    const at = pieces.length ? range.getBoundingClientRect() : line.getBoundingClientRect();
    return {left: Math.max(0, Math.min(at.left - around.left, around.width - 300)), top: at.bottom - around.top + 4};
  };
  const offer = found => {
    choices = found;
    if (!found.length) { close(); return; }
    list.replaceChildren(...found.map((one, i) => {
      const item = document.createElement('li');
      item.id = 'c-' + i;
      item.setAttribute('role', 'option');
      [['code', one.insert.trim()], ['span', one.detail]].forEach(([name, text]) => {
        const part = document.createElement(name);
        part.textContent = text; part.dir = 'auto';
        item.append(part);
      });
      item.addEventListener('pointerdown', event => { event.preventDefault(); accept(i); });
      return item;
    }));
    (field === query ? box : field.parentElement).append(list);
    list.hidden = false;
    const place = caretPlace();
    list.style.left = place.left + 'px';
    list.style.top = place.top + 'px';
    field.setAttribute('aria-controls', 'complete');
    choose(0);
  };
  const complete = async () => {
    const before = field.value.slice(0, field.selectionEnd);
    const hit = /(?:^|[\s(\-])((@|source:|tag:|lang:|country:)?([\p{L}\p{N}._-]*))$/u.exec(before);
    const after = field.value.slice(field.selectionEnd, field.selectionEnd + 1);
    if (!hit || !hit[1] || (before.match(/"/g) || []).length % 2 || /[\p{L}\p{N}]/u.test(after)) { close(); return; }
    from = field.selectionEnd - hit[1].length;
    if (!hit[2]) {
      const word = hit[3];
      offer(word.length < 2 ? [] : WORDS.filter(one => one[0].toLowerCase().startsWith(word.toLowerCase()) && one[0] !== word)
        .map(one => ({insert: one[0], detail: one[1]})));
      return;
    }
    const turn = ++asked;
    const answered = await fetch('/watchlists/complete?kind=' + encodeURIComponent(hit[2].replace(':', '')) + '&q=' + encodeURIComponent(hit[3]));
    if (turn !== asked || !answered.ok) return;
    offer((await answered.json()).choices);
  };
  document.addEventListener('input', event => {
    if (!event.target.matches('#query, [name=termQ]') || event.target.readOnly) return;
    if (event.inputType === 'historyUndo') { close(); return; }
    field = event.target;
    complete();
  });
  document.addEventListener('focusout', event => { if (event.target === field) close(); });
  document.addEventListener('keydown', event => {
    if (list.hidden || event.target !== field) return;
    const keys = {ArrowDown: () => choose(chosen + 1), ArrowUp: () => choose(chosen - 1), Enter: () => accept(chosen), Tab: () => accept(chosen), Escape: close};
    if (!keys[event.key] || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    keys[event.key]();
  }, true);

  // Repair: the place is as of the last answer, so nothing is replaced where the text has changed since.
  document.addEventListener('click', event => {
    const fix = event.target.closest('[data-fix]');
    if (!fix) return;
    const where = fix.closest('.note').dataset;
    const row = /^any\.terms\[(\d+)]/.exec(where.field);
    const target = row ? filled()[+row[1]] : where.field === 'query' ? query : form && form.elements[where.field.replace(/\[.*/, '')];
    if (!target) return;
    if (row || where.field === 'query') replace(target, +where.from, +where.to, fix.dataset.fix);
    else replace(target, 0, target.value.length, fix.dataset.fix);
  });

  // Search: Enter asks, Shift+Enter makes a line.
  const ask = $('#ask');
  if (ask) {
    showErrors(all('#findings .note.err[data-line]'));
    query.addEventListener('keydown', event => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); ask.requestSubmit(); }
    });
    return;
  }
  if (!form) return;

  // The editor: checked 120 ms after typing stops, asked of the history 300 ms after.
  const terms = () => all('[name=termQ]', form);
  const filled = () => terms().filter(one => one.value.trim());
  const save = $('#save');
  let timer = 0, turn = 0, goodAt = 0, part = '', hasErrors = false;
  // A request that a newer one replaces is rejected, which is no error.
  const shown = (path, section, target, values) =>
    htmx.ajax('POST', path, {source: section, target, swap: 'innerHTML ignoreTitle:true', values: values || {}}).catch(() => {});
  const settle = () => {
    all('.terms .note').forEach(old => old.remove());
    const errors = all('#check .note.err');
    hasErrors = errors.length > 0;
    if (save) save.disabled = hasErrors;
    const rows = filled();
    errors.forEach(one => {
      const row = /^any\.terms\[(\d+)]/.exec(one.dataset.field);
      if (row && rows[+row[1]]) rows[+row[1]].closest('.term').append(one);
    });
    if (query && layer) showErrors(errors.filter(one => one.dataset.field === 'query' && one.dataset.line));
    aged();
  };
  const aged = () => {
    if (!hasErrors || !goodAt) return;
    const old = Math.round((performance.now() - goodAt) / 1000);
    note.replaceChildren();
    const line = document.createElement('p');
    line.className = 'note warn';
    line.textContent = 'Shows your last text without errors, ' + old + (old === 1 ? ' second' : ' seconds') + ' old.';
    note.append(line);
  };
  setInterval(aged, 5000);
  const askHistory = values => shown('/watchlists/backtest', '#backtest', '#bt-result', values);
  const changed = matters => {
    clearTimeout(timer);
    const mine = ++turn, at = performance.now();
    timer = setTimeout(async () => {
      await shown('/watchlists/check', '#check', '#check');
      if (mine !== turn || !matters || hasErrors) return;
      timer = setTimeout(() => { if (mine === turn) askHistory(); }, Math.max(0, 300 - (performance.now() - at)));
    }, 120);
  };
  if (backtest && check) {
    form.elements.page.value = crypto.randomUUID();
    form.addEventListener('input', event => {
      if (event.target.name === 'part') { part = event.target.id; return; }
      if (event.target.name === 'days') { if (!hasErrors) askHistory(); return; }
      changed(['query', 'termQ', 'termWeight', 'threshold', 'languages'].includes(event.target.name));
    });
    document.addEventListener('htmx:afterSwap', event => {
      if (event.detail.target.id === 'check') settle();
      if (event.detail.target.id === 'bt-result') {
        goodAt = performance.now();
        const again = part && document.getElementById(part);
        if (again) again.checked = true;
      }
    });
    settle();
    if (!hasErrors && (query ? query.value : terms().length)) askHistory();
  }
  form.addEventListener('click', async event => {
    const stop = event.target.closest('[data-stop]'), on = event.target.closest('[data-goon]'), mark = event.target.closest('[data-mark]');
    if (stop) shown('/watchlists/backtest/' + stop.dataset.stop + '/stop', '#backtest', '#bt-result');
    if (on) askHistory({patient: 'yes'});
    if (mark) {
      event.preventDefault();
      const pressed = mark.getAttribute('aria-pressed') === 'true';
      const answered = await post(mark.getAttribute('formaction'), {mark: pressed ? 'none:' + mark.dataset.mark : mark.value});
      if (!answered.ok) { say('That could not be marked. Reload the page and try again.'); return; }
      all('[data-mark="' + mark.dataset.mark + '"]', form).forEach(one => one.setAttribute('aria-pressed', one === mark && !pressed ? 'true' : 'false'));
      askHistory();
    }
    if (event.target.closest('#more-terms')) {
      const last = all('.term', form).pop(), row = last.cloneNode(true);
      all('.note, #complete', row).forEach(one => one.remove());
      all('input', row).forEach(one => { one.value = one.name === 'termWeight' ? '1' : ''; });
      last.after(row);
      $('input', row).focus();
    }
    const gone = event.target.closest('[data-drop]');
    if (gone) {
      const row = gone.closest('.term'), next = row.nextElementSibling || row.previousElementSibling;
      if (all('.term', form).length > 1) row.remove(); else all('input', row).forEach(one => { one.value = ''; });
      if (next && $('input', next)) $('input', next).focus();
      changed(true);
    }
  });
  all('[data-js]', form).forEach(one => { one.hidden = false; });
  form.addEventListener('keydown', event => {
    if (event.ctrlKey && event.key === 's') { event.preventDefault(); if (save) save.click(); }
    if (event.ctrlKey && event.key === 'Enter') { event.preventDefault(); changed(true); }
    if (event.key === 'Enter' && event.target.name === 'termQ') event.preventDefault();
  });
})();
