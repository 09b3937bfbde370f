"""Write a trained network as the files that kzgraph ships (see training/FORMAT.md).

python -m training.export --checkpoint OUT/checkpoint.pt --out DIR
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from kzgraph.languages.nl.annotate.encoding import Encoder, Vocabulary
from training.evaluate import Predictor, load_exported
from training.network import Network, Sizes

OUTPUTS = ("upos", "xpos", "lemma", "names", "arcs", "heads", "relations", "dep_rel", "head_rel")
LEMMA_CANDIDATES = 3


class Deployed(nn.Module):
    """The network with what the run time needs computed inside: best labels and relations of greedy heads."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, types: Tensor, index: Tensor, reverse: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Inputs as in `encoding.Batch`; outputs in the order of OUTPUTS."""
        out = self.network(types, index, reverse, mask, types[:, 0][index])
        heads = out.arcs.argmax(-1)
        relations = self.network.relations(out.dep_rel, out.head_rel, heads)
        lemma = out.lemma.topk(LEMMA_CANDIDATES, dim=-1).indices
        tags = out.upos.argmax(-1), out.xpos.argmax(-1), lemma, out.names
        return *tags, out.arcs, heads, relations, out.dep_rel, out.head_rel


def load_checkpoint(path: Path) -> tuple[Network, Vocabulary, dict[str, Any]]:
    """Network with averaged weights in evaluation mode, its vocabulary and tables."""
    state = torch.load(path, weights_only=True)
    vocabulary = Vocabulary.from_lists(state["vocabulary"])
    network = Network(vocabulary, Sizes(**state["sizes"]))
    network.load_state_dict(state["average"])
    return network.eval(), vocabulary, state["tables"]


def torch_predictor(network: Network, vocabulary: Vocabulary, tables: dict[str, Any]) -> Predictor:
    """Run the network by PyTorch."""
    deployed = Deployed(network).eval()

    @torch.no_grad()
    def run(batch: Any) -> dict[str, Any]:
        tensors = [torch.from_numpy(array) for array in (batch.types, batch.index, batch.reverse, batch.mask)]
        return {
            k: v.float().numpy() if v.is_floating_point() else v.numpy()
            for k, v in zip(OUTPUTS, deployed(*tensors), strict=True)
        }

    return Predictor(run, vocabulary, tables, relation_weights(network))


def relation_weights(network: Network) -> Any:
    """(R+1) x L x (R+1) weights of `decode.relation_scores`."""
    width = network.sizes.relation + 1
    return network.relation_weight.detach().float().numpy().reshape(width, network.n_relations, width)


def export(checkpoint: Path, folder: Path) -> None:
    """Write model.onnx (int8), vocab.json.gz, tables.json.gz and relations.npz; float weights do not stay."""
    from onnxruntime.quantization import (  # type: ignore[import-untyped,unused-ignore]
        QuantType,
        quantize_dynamic,
    )

    network, vocabulary, tables = load_checkpoint(checkpoint)
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder / "model.float.onnx"
    batch = Encoder(vocabulary).batch([["De", "regering", "viel", "."], ["Niemand", "weet", "het", "zeker", "."]] * 2)
    shape = {0: "B", 1: "T"}
    axes = dict.fromkeys(("index", "reverse", "mask", *OUTPUTS), shape) | {
        "types": {0: "U"},
        "arcs": {**shape, 2: "T"},
    }
    with torch.no_grad():
        torch.onnx.export(
            Deployed(network),
            tuple(torch.from_numpy(a) for a in (batch.types, batch.index, batch.reverse, batch.mask)),
            str(whole),
            input_names=["types", "index", "reverse", "mask"],
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
    quantize_dynamic(whole, folder / "model.onnx", weight_type=QuantType.QInt8)
    whole.unlink()
    _write_json(folder / "vocab.json.gz", vocabulary.to_lists())
    _write_json(folder / "tables.json.gz", tables)
    np.savez_compressed(folder / "relations.npz", weights=relation_weights(network).astype(np.float16))


def _write_json(path: Path, content: Any) -> None:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))


def main() -> None:
    """Export, then compare the exported model with the float network on a few sentences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    export(arguments.checkpoint, arguments.out)
    sentences = [["De", "minister", "kondigde", "gisteren", "nieuwe", "maatregelen", "aan", "."]]
    for predictor in (torch_predictor(*load_checkpoint(arguments.checkpoint)), load_exported(arguments.out)):
        for a in predictor.predict(sentences)[0]:
            print(a)


if __name__ == "__main__":
    main()
