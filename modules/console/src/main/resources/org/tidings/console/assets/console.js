'use strict';
(() => {
  const $ = (selector, from) => (from || document).querySelector(selector);
  const all = (selector, from) => [...(from || document).querySelectorAll(selector)];
  const body = document.body;

  // htmx inserts what this server answered, and nothing else may become HTML: the policy knows each answer once.
  let answer = null;
  document.addEventListener('htmx:beforeSwap', event => {
    const xhr = event.detail.xhr;
    answer = new URL(xhr.responseURL, location.href).origin === location.origin ? event.detail.serverResponse : null;
    if (event.detail.xhr.status === 422 || event.detail.xhr.status === 409) event.detail.shouldSwap = true;
  });
  if (window.trustedTypes) {
    trustedTypes.createPolicy('default', {
      createHTML: text => {
        const known = answer;
        const wrapped = '<body><template class="internal-htmx-wrapper">' + known + '</template></body>';
        if (known === null || (text !== known && text !== wrapped)) return null;
        answer = null;
        return text;
      },
    });
  }

  document.cookie = 'tidings-zone=' + Intl.DateTimeFormat().resolvedOptions().timeZone + '; Path=/; SameSite=Lax; Max-Age=31536000';
  const csrf = () => $('meta[name=csrf]').content;
  document.addEventListener('htmx:configRequest', event => { event.detail.headers['X-Tidings-Csrf'] = csrf(); });
  const post = (path, fields) => fetch(path, {
    method: 'POST', body: new URLSearchParams(fields), headers: {'X-Tidings-Csrf': csrf(), 'HX-Request': 'true'},
  });

  // Toast: one at a time, 8 s, kept while focused.
  const toast = $('#toast');
  let toastTimer = 0;
  const say = (text, undo) => {
    toast.textContent = text;
    if (undo) {
      const button = document.createElement('button');
      button.textContent = 'Undo';
      button.id = 'undo';
      button.addEventListener('click', () => { toast.textContent = ''; undo(); });
      toast.append(button);
    }
    clearTimeout(toastTimer);
    const end = () => { if (toast.contains(document.activeElement)) toastTimer = setTimeout(end, 2000); else toast.textContent = ''; };
    toastTimer = setTimeout(end, 8000);
  };
  const said = toast.firstChild ? toast.firstChild.textContent.trim() : '';
  if (said) { const back = $('form', toast); say(said, back ? () => { document.body.append(back); back.hidden = true; back.submit(); } : null); }

  document.addEventListener('click', event => {
    const asks = event.target.closest('[data-confirm]');
    if (asks && !confirm(asks.dataset.confirm)) event.preventDefault();
  });

  // Live
  const live = $('main.live');
  const wide = matchMedia('(min-width: 1024px)');
  let stream = null;
  let readTimer = 0;
  let spoken = 0;

  const setUnread = unread => {
    $('#unread').textContent = unread > 0 ? (unread < 10000 ? unread : (unread / 1000).toFixed(1) + 'k') : '';
    const icon = $('link[rel=icon]');
    icon.href = unread > 0 ? icon.dataset.unread : icon.dataset.read;
    if (live) document.title = (unread > 0 ? '(' + unread + ') ' : '') + 'Live, Tidings';
  };

  const showStatus = status => {
    const text = $('#level-text'), pill = $('#pill');
    if (!text) return;
    text.className = '';
    text.hidden = status.waiting > 0;
    pill.hidden = status.waiting === 0;
    if (status.waiting > 0) {
      $('#pill-text').textContent = status.text;
      if (Date.now() - spoken > 30000) { spoken = Date.now(); $('#said').textContent = status.waiting + ' new alerts'; }
    } else text.textContent = status.text;
    setUnread(status.unread);
    all('[data-unread]', live).forEach(count => {
      const unread = count.dataset.unread === '' ? status.unread : status.watchlists[count.dataset.unread] || 0;
      count.textContent = unread > 0 ? (unread < 10000 ? unread : (unread / 1000).toFixed(1) + 'k') : count.dataset.unread === '' ? '0' : '';
      count.classList.toggle('seen', unread === 0);
    });
    const level = $('#level');
    level.className = status.level.state === 'ok' ? '' : status.level.state;
    $('.w', level).textContent = status.level.text;
    $('use', level).setAttribute('href', '#i-' + status.level.state);
    $('svg', level).setAttribute('class', 'i t-' + status.level.state);
  };

  const listen = () => {
    if (stream) stream.close();
    stream = new EventSource($('#list').dataset.events);
    stream.addEventListener('status', event => showStatus(JSON.parse(event.data)));
    stream.addEventListener('error', () => {
      const text = $('#level-text');
      if (!text || !$('#pill').hidden) return;
      text.textContent = 'Not connected. Trying again';
      text.className = 'cut';
      if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 5000);
    });
  };

  const markRead = () => {
    clearTimeout(readTimer);
    const story = $('article.story');
    if (!story) return;
    const id = story.dataset.alert;
    readTimer = setTimeout(async () => {
      const answered = await post('/live/' + id + '/read', {read: 'yes'});
      if (!answered.ok) return;
      setUnread((await answered.json()).unread);
      const row = document.getElementById('r-' + id);
      if (row) row.classList.remove('unread');
    }, 1000);
  };

  const select = row => {
    all('.row.sel').forEach(other => other.classList.remove('sel'));
    if (row) row.classList.add('sel');
  };

  const open = async link => {
    select(link.closest('.row'));
    await htmx.ajax('GET', link.getAttribute('href'), {target: '#pane', swap: 'innerHTML ignoreTitle:true'});
    history.pushState(null, '', link.getAttribute('href'));
    $('#pane').classList.remove('none');
    $('#pane').scrollTop = 0;
    live.classList.add('has-open');
    markRead();
  };

  const letIn = async () => {
    const rows = $('#rows');
    const scrolled = rows.scrollTop, height = rows.scrollHeight;
    const list = $('#list');
    list.setAttribute('aria-busy', 'true');
    const selected = $('.row.sel');
    const keep = selected ? selected.id : null;
    await htmx.ajax('GET', $('#pill').getAttribute('href'), {target: '#list', swap: 'outerHTML ignoreTitle:true', select: '#list'});
    if (keep) select(document.getElementById(keep));
    if (scrolled > 0) $('#rows').scrollTop = scrolled + $('#rows').scrollHeight - height;
    listen();
    const first = $('.row h3 a');
    if (first) first.focus({preventScroll: scrolled > 0});
  };

  const rowLinks = () => all('.row h3 a, #bulk a.one, #results h3 a');
  const current = () => {
    const at = document.activeElement.closest ? document.activeElement.closest('.row, #bulk tr, #results li') : null;
    return at || $('.row.sel, #bulk tr.sel');
  };
  const step = by => {
    const links = rowLinks();
    const row = current();
    const at = row ? links.findIndex(link => row.contains(link)) : -1;
    const next = links[Math.max(0, Math.min(links.length - 1, at + by))];
    if (next) { next.focus(); next.closest('.row, tr, li').scrollIntoView({block: 'nearest'}); }
  };

  if (live) {
    listen();
    markRead();
    window.addEventListener('popstate', () => location.reload());
    window.addEventListener('pagehide', () => stream && stream.close());
    live.addEventListener('click', event => {
      const link = event.target.closest('.row h3 a');
      if (link && wide.matches && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
        event.preventDefault();
        open(link);
      }
      if (event.target.closest('#pill') && !event.ctrlKey && !event.metaKey) { event.preventDefault(); letIn(); }
      if (event.target.closest('#show-rail')) { event.preventDefault(); $('#rail').classList.toggle('open'); }
    });
    live.addEventListener('submit', async event => {
      const form = event.target.closest('[data-desk]');
      if (!form || !event.submitter) return;
      event.preventDefault();
      const done = async what => {
        const answered = await post(form.getAttribute('action'), {do: what});
        if (!answered.ok) { say('That could not be done. Reload the page and try again.'); return null; }
        await htmx.ajax('GET', form.elements.back.value, {target: '#pane', swap: 'innerHTML ignoreTitle:true'});
        return answered.json();
      };
      const result = await done(event.submitter.value);
      if (result) say(result.said, () => done(result.undo));
    });
  }

  // Sources: what is selected, and what is done with it.
  const bulk = $('#bulk');
  const boxes = () => all('input[name=' + (bulk.dataset.name || 'feed') + ']', bulk);
  const picked = () => boxes().filter(box => box.checked);
  const showPicked = () => {
    const number = picked().length, rows = boxes().length, every = $('#picked-all'), head = $('#pick-all');
    if (every && !number) every.checked = false;
    $('#picked').classList.toggle('none', !number);
    $('#picked-n').textContent = number + ' selected';
    head.checked = number === rows;
    head.indeterminate = number > 0 && number < rows;
  };
  const pick = (box, on) => { if (box) { box.checked = on; showPicked(); } };
  const clearPicked = () => { boxes().forEach(box => { box.checked = false; }); all('.pop[open]').forEach(pop => { pop.open = false; }); showPicked(); };
  if (bulk) {
    $('#pick-all').hidden = $('#clear').hidden = false;
    bulk.addEventListener('change', event => {
      if (event.target.id === 'pick-all') boxes().forEach(box => { box.checked = event.target.checked; });
      showPicked();
    });
    $('#clear').addEventListener('click', clearPicked);
    $('#remove').addEventListener('click', event => {
      event.preventDefault();
      const every = $('#picked-all');
      const number = every && every.checked ? every.parentElement.textContent.trim() : picked().length + ' ' + (picked().length === 1 ? bulk.dataset.one || 'source' : bulk.dataset.many || 'sources');
      $('#sure-n').textContent = number;
      $('#sure').returnValue = '';
      $('#sure').showModal();
    });
    $('#sure').addEventListener('close', () => {
      if ($('#sure').returnValue !== 'yes') return;
      const what = document.createElement('input');
      what.type = 'hidden'; what.name = 'do'; what.value = 'remove';
      bulk.append(what);
      bulk.submit();
    });
    // Enter in a field of a small form presses the button beside it and not the first of all.
    bulk.addEventListener('keydown', event => {
      if (event.key !== 'Enter' || event.target.type !== 'text') return;
      event.preventDefault();
      $('button', event.target.closest('.pop')).click();
    });
    showPicked();
  }
  all('form[data-busy]').forEach(form => form.addEventListener('submit', event => {
    if (event.submitter) { event.submitter.textContent = form.dataset.busy; event.submitter.setAttribute('aria-disabled', 'true'); }
  }));

  // Keys: single letters act outside fields only, and on no more than the one selected thing.
  const help = $('#help');
  if (help) { help.hidden = false; help.addEventListener('click', () => $('#keys').showModal()); }
  const places = {l: '/live', s: '/search', w: '/watchlists', e: '/entities', o: '/sources', d: '/deliveries', p: '/pipeline'};
  let going = false;
  let markAt = -1;
  const press = key => {
    const target = $('[data-key="' + key + '"]');
    if (target) target.click();
  };
  const nextMark = by => {
    const marks = all('.story .text mark');
    if (!marks.length) return;
    markAt = (markAt + by + marks.length) % marks.length;
    marks[markAt].scrollIntoView({block: 'center'});
  };
  const unread = async () => {
    const story = $('article.story');
    if (!story) return;
    clearTimeout(readTimer);
    const answered = await post('/live/' + story.dataset.alert + '/read', {read: 'no'});
    setUnread((await answered.json()).unread);
    const row = document.getElementById('r-' + story.dataset.alert);
    if (row) row.classList.add('unread');
  };
  document.addEventListener('keydown', event => {
    const ticks = event.target.type === 'checkbox';
    if (bulk && event.key === 'Escape' && !event.target.closest('dialog')) { clearPicked(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || (!ticks && event.target.closest('input, textarea, select, dialog'))) return;
    const key = event.key;
    if (going) { going = false; if (places[key]) location.href = places[key]; return; }
    const actions = {
      j: () => step(1), k: () => step(-1), ArrowDown: () => live && step(1), ArrowUp: () => live && step(-1),
      '.': () => { const pill = $('#pill'); if (pill && !pill.hidden) letIn(); },
      x: () => { const row = bulk && current(), box = row && $('input[type=checkbox]', row); pick(box, box && !box.checked); },
      u: unread, n: () => nextMark(1), N: () => nextMark(-1), z: () => { const undo = $('#undo'); if (undo) undo.click(); },
      d: () => { const other = $('[data-density]:not([aria-current])'); if (other) other.click(); },
      g: () => { going = true; setTimeout(() => { going = false; }, 1500); },
      '/': () => { const field = $('#query') || $('input[type=search]'); if (field) { event.preventDefault(); field.focus(); } else location.href = '/search'; },
      '?': () => $('#keys').showModal(),
      Escape: () => { if ($('.rail.open')) $('.rail.open').classList.remove('open'); },
    };
    if (actions[key]) {
      if (live || !key.startsWith('Arrow')) { if (key.startsWith('Arrow') || key === '.') event.preventDefault(); actions[key](); }
    } else if ('amvtp+-'.includes(key)) press(key);
  });
  window.tidings = {$, all, post, say};
})();
