import { render } from "preact";
import { Explorer } from "./app";
import { Server } from "./data/server";
import "./style/explorer.css";

render(<Explorer source={new Server()} />, document.getElementById("app")!);
