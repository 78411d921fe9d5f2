// Asks a live server with openapi-fetch by the types that openapi-typescript made: node openapi_fetch.js http://127.0.0.1:8080
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

// Words may be added.
const later: components["schemas"]["Reason"] = "a_word_of_later";

const client = createClient<paths>({ baseUrl: process.argv[2] });
const { data, error } = await client.GET("/v1/dyads/{dyad}/turnover", {
  params: { path: { dyad: "RUS-IRN" }, query: { from: "2022", measure: "index" } },
});
if (!data) throw new Error(error.detail);
const observation = data.observations[0];
if (observation?.value !== 5_000_000_000 || observation.value_reason === later) throw new Error(JSON.stringify(observation));

const refused = await client.GET("/v1/dyads/{dyad}/turnover", { params: { path: { dyad: "RUS-IRN" }, query: { freq: "W" } } });
if (refused.error?.parameter !== "freq") throw new Error(JSON.stringify(refused.error));
