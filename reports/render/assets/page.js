/* page: sorting and filtering of tables, the stale-data banner. Pages read whole without it. */
"use strict";
(function () {
  var vi = new Intl.Collator("vi", { numeric: true });

  function cellValue(row, index, numeric) {
    var cell = row.cells[index];
    var text = cell.hasAttribute("data-value") ? cell.getAttribute("data-value") : cell.textContent.trim();
    if (!numeric) return text;
    return text === "" || isNaN(Number(text)) ? null : Number(text);
  }

  function sortBy(table, index, numeric, descending) {
    var body = table.tBodies[0];
    var rows = Array.from(body.rows);
    rows.sort(function (a, b) {
      var x = cellValue(a, index, numeric), y = cellValue(b, index, numeric);
      if (x === null || y === null) return (x === null) - (y === null); /* what is missing stays last */
      var order = numeric ? x - y : vi.compare(x, y);
      return descending ? -order : order;
    });
    rows.forEach(function (row) { body.appendChild(row); });
  }

  function makeSortable(table) {
    var heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach(function (head, index) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      while (head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
      button.addEventListener("click", function () {
        var descending = head.getAttribute("aria-sort") === "ascending";
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", descending ? "descending" : "ascending");
        sortBy(table, index, head.getAttribute("data-type") === "number", descending);
      });
    });
  }

  function makeFilterable(table, number) {
    var label = document.createElement("label");
    var input = document.createElement("input");
    var count = document.createElement("span");
    label.className = "filter";
    label.textContent = "Lọc bảng: ";
    input.type = "search";
    input.id = "loc-" + number;
    count.setAttribute("role", "status");
    label.appendChild(input);
    label.appendChild(count);
    table.parentNode.parentNode.insertBefore(label, table.parentNode);
    input.addEventListener("input", function () {
      var wanted = input.value.trim().toLocaleLowerCase("vi"), shown = 0;
      Array.from(table.tBodies[0].rows).forEach(function (row) {
        var fits = row.textContent.toLocaleLowerCase("vi").indexOf(wanted) >= 0;
        row.hidden = !fits;
        shown += fits;
      });
      count.textContent = wanted === "" ? "" : " " + shown + " dòng";
    });
  }

  /* run.js, the run stamp, sets window.thiduaRun = {id, preparedAt, staleHours}. */
  function showRun() {
    var run = window.thiduaRun;
    if (!run) return;
    var prepared = new Date(run.preparedAt);
    var shown = new Intl.DateTimeFormat("vi-VN", { dateStyle: "short", timeStyle: "short", timeZone: "Asia/Ho_Chi_Minh" });
    document.getElementById("run-time").textContent = " · lập lúc " + shown.format(prepared) + ", lượt chạy số " + run.id;
    document.getElementById("stale-hours").textContent = run.staleHours;
    if (Date.now() - prepared.getTime() > run.staleHours * 3600 * 1000) document.getElementById("stale").hidden = false;
  }

  function openTarget() {
    var target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (target && target.tagName === "DETAILS") { target.open = true; target.scrollIntoView(); }
  }

  document.querySelectorAll("table.sortable").forEach(makeSortable);
  document.querySelectorAll("table.filterable").forEach(makeFilterable);
  window.addEventListener("hashchange", openTarget);
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("img[loading]").forEach(function (image) { image.loading = "eager"; });
  });
  showRun();
  openTarget();
})();
