// A container doesn't know where the person is, but the browser does.
const list = document.querySelector("select[data-own-time-zone]");
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if ([...list.options].some((option) => option.value === zone)) list.value = zone;
