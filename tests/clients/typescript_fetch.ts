// Asks a live server with the client that openapi-generator made: node typescript_fetch.js http://127.0.0.1:8080
import { Configuration, PairsApi, type Observation } from "./made/index.js";

const pairs = new PairsApi(new Configuration({ basePath: process.argv[2] }));
const answer = await pairs.getTurnover({ dyad: "RUS-IRN", from: "2022", measure: "index" });
const observation: Observation | undefined = answer.observations[0];
if (observation?.value !== 5_000_000_000) throw new Error(JSON.stringify(observation));

const picture = await pairs.getTurnoverAsPng({ dyad: "RUS-IRN" });
if (picture.size < 1000) throw new Error(`${picture.size} bytes`);
