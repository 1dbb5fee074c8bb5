/// The page's own script: places the charts, keeps a copy of each for paper, and moves the body map.
enum ReportScript {
    static let text = #"""
        (function () {
          'use strict';
          var paperWidth = 690;

          function read(id) { var e = document.getElementById(id); return e ? JSON.parse(e.textContent) : null; }

          // The specification at a width: plots get what the margins leave. On paper they are a little lower.
          function sized(spec, width, height) {
            var copy = JSON.parse(JSON.stringify(spec));
            var layout = copy.usermeta.squall;
            var columns = layout.columns > 1 && width >= layout.twoColumnsFrom ? layout.columns : 1;
            var gap = columns > 1 ? (columns - 1) * 18 : 0;
            var plot = Math.max(180, Math.floor((width - gap) / columns - layout.margin));
            if (copy.concat) copy.columns = columns;
            (copy.vconcat || copy.concat || []).forEach(function (view) {
              view.width = plot;
              if (view.height.step) view.height.step *= height; else view.height = Math.round(view.height * height);
            });
            (copy.params || []).forEach(function (p) { if (p.name === 'pxPerDay') p.value = plot / layout.days; });
            return copy;
          }

          function options(hover) {
            var tooltip = hover ? { theme: 'squall', disableDefaultStyle: true } : false;
            return { actions: false, ast: true, renderer: 'svg', hover: hover, tooltip: tooltip };
          }

          function draw(figure, width, height, place, hover) {
            place.textContent = '';
            return window.vegaEmbed(place, sized(figure.spec, width, height), options(hover));
          }

          function charts() {
            var figures = [].map.call(document.querySelectorAll('[data-chart]'), function (host) {
              return { host: host, spec: read(host.getAttribute('data-chart')), width: 0 };
            });
            function screen() {
              figures.forEach(function (f) {
                var width = f.host.clientWidth;
                if (!width || Math.abs(width - f.width) < 2) return;
                f.width = width;
                draw(f, width, 1, f.host.querySelector('.on-screen'), true).catch(function (e) { failed(f, e); });
              });
            }
            function failed(f, e) {
              f.host.querySelector('.on-screen').textContent = 'This chart could not be drawn (' + e.message + '); its numbers are below.';
              var numbers = f.host.parentNode.querySelector('details');
              if (numbers) numbers.open = true;
            }
            screen();
            figures.forEach(function (f) {
              var half = f.host.hasAttribute('data-half') ? paperWidth / 2 - 8 : paperWidth;
              draw(f, half, 0.83, f.host.querySelector('.on-paper'), false).catch(function () {});
            });
            var waiting = 0;
            window.addEventListener('resize', function () { clearTimeout(waiting); waiting = setTimeout(screen, 150); });
          }

          function short(value) {
            if (value === null || !isFinite(value)) return '–';
            if (value === 0) return '0';
            var size = Math.abs(value);
            if (size < 0.001 || size >= 1e6) {
              var e = Math.floor(Math.log10(size));
              var raised = String(e).replace(/./g, function (c) { return '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(c)]; });
              return (value / Math.pow(10, e)).toFixed(1) + ' × 10' + raised;
            }
            var text = String(Number(value.toPrecision(2)));
            return size >= 10000 ? text.replace(/\B(?=(\d{3})+$)/g, '\u202f') : text;
          }

          function mix(ramp, share) {
            var place = Math.min(Math.max(share, 0), 1) * (ramp.length - 1);
            var i = Math.min(Math.floor(place), ramp.length - 2), k = place - i;
            function channel(colour, n) { return parseInt(colour.substr(1 + 2 * n, 2), 16); }
            return 'rgb(' + [0, 1, 2].map(function (n) {
              return Math.round(channel(ramp[i], n) * (1 - k) + channel(ramp[i + 1], n) * k);
            }).join(',') + ')';
          }

          function bodyMap() {
            var data = read('body-data'), slider = document.getElementById('body-day');
            if (!data || !slider) return;
            var out = document.getElementById('body-day-value'), groups = document.querySelectorAll('#figure-body [data-site]');
            function show(at) {
              out.textContent = data.days[at].toFixed(1).replace('-', '−');
              data.sites.forEach(function (site, n) {
                var il6 = site.il6[at], oedema = Math.max(0, site.oedema[at] || 0), circle = groups[n].querySelector('circle');
                circle.setAttribute('r', 5 + 23 * Math.sqrt(oedema / data.top));
                circle.setAttribute('fill', mix(data.ramp, il6 > 0 ? (Math.log10(il6) - data.low) / (data.high - data.low) : 0));
                groups[n].querySelector('.reading').textContent =
                  'IL-6 ' + short(il6) + ' ' + data.il6Unit + ' · oedema ' +
                  (oedema < data.top * 0.001 ? 'none' : short(oedema * data.factor) + ' ' + data.volumeUnit);
              });
              slider.setAttribute('aria-valuetext', 'day ' + out.textContent);
            }
            var worst = Number(slider.getAttribute('data-worst'));
            slider.hidden = false;
            slider.addEventListener('input', function () { show(Number(slider.value)); });
            window.addEventListener('beforeprint', function () { show(worst); });
            window.addEventListener('afterprint', function () { show(Number(slider.value)); });
          }

          bodyMap();
          if (window.vegaEmbed) charts();
        })();
        """#
}
