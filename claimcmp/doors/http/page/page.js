"use strict";

// Builds a form for every path out of the service's own description. Nothing is loaded from
// elsewhere, and what the service answers is only ever shown as text.

const make = (name, text, attributes = {}) => {
  const node = document.createElement(name);
  if (text !== undefined) node.textContent = text;
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
};

const resolved = (schema, all) =>
  schema && schema.$ref ? all.components.schemas[schema.$ref.split("/").pop()] : schema;

const typeOf = (schema, all) => {
  if (!schema) return "";
  if (schema.$ref) return schema.$ref.split("/").pop();
  if (schema.enum) return schema.enum.join(", ");
  if (schema.const) return schema.const;
  const several = schema.anyOf || schema.oneOf;
  if (several) return several.map((s) => typeOf(s, all)).filter((t) => t !== "null").join(" or ");
  if (schema.type === "array") {
    if (schema.prefixItems) return schema.prefixItems.map((s) => typeOf(s, all)).join(", then ");
    return `list of ${typeOf(schema.items, all)}`;
  }
  return schema.type || "";
};

// The names of the records that a schema speaks of, anywhere in it.
const named = (schema) =>
  [...new Set([...JSON.stringify(schema).matchAll(/"\$ref":"[^"]*\/(\w+)"/g)].map((m) => m[1]))];

const fields = (schema, all) => {
  const table = make("table");
  const head = table.appendChild(make("tr"));
  for (const title of ["Field", "Type", "Meaning"]) head.append(make("th", title, { scope: "col" }));
  for (const [name, field] of Object.entries(schema.properties || {})) {
    const row = table.appendChild(make("tr"));
    const needed = (schema.required || []).includes(name);
    row.append(make("td", needed ? `${name} (needed)` : name));
    row.append(make("td", typeOf(field, all)), make("td", field.description || ""));
  }
  return table;
};

const send = async (method, path, body, shown) => {
  shown.textContent = "…";
  const headers = {};
  const key = document.getElementById("key").value;
  if (key) headers.Authorization = `Bearer ${key}`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const began = performance.now();
  try {
    const response = await fetch(path, { method, headers, body });
    const text = await response.text();
    const spent = Math.round(performance.now() - began);
    let pretty = text;
    try { pretty = JSON.stringify(JSON.parse(text), null, 2); } catch { /* shown as it came */ }
    shown.textContent = `${response.status} in ${spent} ms\n${pretty}`;
  } catch (failure) {
    shown.textContent = `The service did not answer: ${failure.message}`;
  }
};

const form = (method, path, operation, all) => {
  const inside = make("div", undefined, { class: "inside" });
  inside.append(make("p", operation.description || ""));
  const content = operation.requestBody && operation.requestBody.content["application/json"];
  const shown = make("pre", "", { "aria-live": "polite", tabindex: "0", "aria-label": "Answer" });
  const button = make("button", "Send", { type: "button" });
  let area;
  if (content) {
    const schema = resolved(content.schema, all);
    inside.append(fields(schema, all));
    for (const name of named(schema)) {
      const record = all.components.schemas[name];
      inside.append(make("p", `${name}: ${record.description || ""}`), fields(record, all));
    }
    const id = `body-${path.replaceAll("/", "-")}`;
    area = make("textarea", undefined, { id, spellcheck: "false" });
    const choice = make("select", undefined, { "aria-label": "Example" });
    const examples = Object.values(content.examples || {});
    examples.forEach((e, n) => choice.append(make("option", e.summary, { value: String(n) })));
    const fill = () => { area.value = JSON.stringify(examples[Number(choice.value)].value, null, 2); };
    if (examples.length) { choice.addEventListener("change", fill); fill(); }
    inside.append(make("label", "Body", { for: id }), choice, area);
  }
  button.addEventListener("click", () => send(method, path, area && area.value, shown));
  inside.append(button, shown);
  return inside;
};

const build = async () => {
  const place = document.getElementById("paths");
  try {
    const all = await (await fetch("/openapi.json")).json();
    document.getElementById("version").textContent = all.info.version;
    document.getElementById("about").textContent = all.info.description.replaceAll("`", "");
    document.getElementById("access").hidden = !(all.components.securitySchemes);
    for (const [path, methods] of Object.entries(all.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const item = make("details", undefined, { id: path.slice(1).replaceAll("/", "-") });
        const title = make("summary");
        title.append(make("code", `${method.toUpperCase()} ${path}`));
        item.append(title, form(method.toUpperCase(), path, operation, all));
        place.append(item);
      }
    }
    const wanted = document.getElementById(location.hash.slice(1));
    if (wanted) wanted.open = true;
  } catch (failure) {
    place.textContent = `The description could not be read: ${failure.message}`;
  }
};

document.getElementById("access").addEventListener("submit", (event) => event.preventDefault());
build();
