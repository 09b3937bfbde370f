"""Train the Dutch network.

    python -m training.train --treebanks DIR --out DIR [--steps N]

Writes OUT/checkpoint.pt (averaged weights, vocabulary, tables) and OUT/log.txt. One thread; the schedule
counts steps, so the same seed, data and library versions give the same weights on the same kind of processor.
A number of steps written to OUT/steps shortens (or lengthens) a running schedule; the log tells when.
"""

from __future__ import annotations

import argparse
import copy
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from kzgraph.languages.nl.annotate.encoding import FIRST_WORD_ID, ROOT, UNKNOWN, Batch, Encoder, Vocabulary
from training.augment import Gazetteer, training_copies
from training.evaluate import forms_of, score_names, score_trees
from training.export import torch_predictor
from training.network import Network, Outputs, Sizes
from training.treebank import Corpora, Sentence, read_corpora
from training.vocab import build_tables, build_vocabulary, script_of

IGNORED = -100


@dataclass(frozen=True)
class Schedule:
    """How long and how fast; the values come from trials of a first sketch on the development sets."""

    steps: int
    batch_words: int = 1600
    rate: float = 2e-3
    warm_up: int = 150
    flat_share: float = 0.25  # then linearly down to a fiftieth
    average_decay: float = 0.998
    check_seconds: float = 300.0  # scores and a checkpoint that often
    seed: int = 1


LOSS_WEIGHTS = {"arcs": 1.0, "relations": 1.0, "upos": 0.2, "xpos": 0.3, "lemma": 0.3, "names": 0.4}


@dataclass(frozen=True)
class Example:
    """One encoded sentence; all arrays have length n + 1 with the root first; labels may be IGNORED."""

    ids: list[int]
    heads: np.ndarray
    labels: np.ndarray  # 5 x (n + 1): relations, upos, xpos, lemma, names


class ExampleEncoder:
    """Encodes sentences and their labels."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.encoder = Encoder(vocabulary)
        lists = (vocabulary.deprels, vocabulary.upos, vocabulary.xpos, vocabulary.scripts, vocabulary.names)
        self.numbers = [{label: i for i, label in enumerate(labels)} for labels in lists]

    def encode(self, sentence: Sentence) -> Example:
        """Ids and labels of one sentence."""
        positions = {id(token): i for i, token in enumerate(sentence, start=1)}
        heads = np.full(len(sentence) + 1, IGNORED)
        labels = np.full((5, len(sentence) + 1), IGNORED)
        for i, token in enumerate(sentence, start=1):
            if token.deprel:
                heads[i] = positions[id(token.head)] if token.head is not None else 0
                labels[3, i] = self.numbers[3].get(script_of(token), IGNORED)
            for row, value in ((0, token.deprel), (1, token.upos), (2, token.xpos), (4, token.name)):
                labels[row, i] = self.numbers[row].get(value, IGNORED)
        return Example(self.encoder.type_ids([t.form for t in sentence]), heads, labels)

    def collate(self, examples: Sequence[Example]) -> tuple[Batch, Tensor, Tensor]:
        """Batch, heads (B x T) and labels (5 x B x T)."""
        length = padded(max(len(e.ids) for e in examples))
        batch = self.encoder.batch_of_ids([e.ids for e in examples], length)
        heads = np.full((len(examples), length), IGNORED)
        labels = np.full((5, len(examples), length), IGNORED)
        for i, example in enumerate(examples):
            heads[i, : len(example.ids)] = example.heads
            labels[:, i, : len(example.ids)] = example.labels
        return batch, torch.from_numpy(heads), torch.from_numpy(labels)


def padded(length: int) -> int:
    """Lengths are rounded up, so that few tensor shapes occur and kernels are reused."""
    if length <= 20:
        return length
    return (length + 1) // 2 * 2 if length <= 40 else (length + 4) // 5 * 5


def batches(examples: Sequence[Example], words: int, rng: random.Random) -> Iterator[list[Example]]:
    """Batches of sentences of like length, in random order."""
    order = list(range(len(examples)))
    rng.shuffle(order)
    order.sort(key=lambda i: len(examples[i].ids))
    made, start = [], 0
    while start < len(order):
        length = padded(len(examples[order[start]].ids))
        while True:
            chunk = order[start : start + max(1, words // length)]
            longest = padded(len(examples[chunk[-1]].ids))
            if longest <= length:
                break
            length = longest
        made.append([examples[i] for i in chunk])
        start += len(chunk)
    rng.shuffle(made)
    yield from made


def endless(
    corpora: Corpora, gazetteer: Gazetteer, encoder: ExampleEncoder, schedule: Schedule
) -> Iterator[list[Example]]:
    """Batches without end; each epoch draws its own variants of the sentences."""
    epoch = 0
    while True:
        epoch += 1
        copies = training_copies(corpora.train, corpora.names_train, gazetteer, schedule.seed * 1000 + epoch)
        examples = [encoder.encode(sentence) for sentence in copies]
        yield from batches(examples, schedule.batch_words, random.Random(schedule.seed * 1000 + epoch))


def word_drop_rates(train: Sequence[Sentence], vocabulary: Vocabulary) -> Tensor:
    """Probability, for each word id, that the unknown word stands in for it: high for rare words."""
    counts = np.zeros(len(vocabulary.words) + FIRST_WORD_ID)
    for token in (token for sentence in train for token in sentence):
        counts[vocabulary.words.get(token.form.lower(), UNKNOWN)] += 1
    rates = 0.25 / (0.25 + counts) + 0.05
    rates[UNKNOWN] = rates[ROOT] = 0.0
    return torch.from_numpy(rates)


def losses(network: Network, out: Outputs, heads: Tensor, labels: Tensor) -> dict[str, Tensor]:
    """Cross-entropies of all tasks over the labelled tokens of the batch."""
    relations = network.relations(out.dep_rel, out.head_rel, heads.clamp(min=0))
    scores = (relations, out.upos, out.xpos, out.lemma, out.names)
    result = {"arcs": _cross_entropy(out.arcs, heads)}
    for name, score, label in zip(("relations", "upos", "xpos", "lemma", "names"), scores, labels, strict=True):
        result[name] = _cross_entropy(score, label)
    return result


def _cross_entropy(scores: Tensor, labels: Tensor) -> Tensor:
    total = functional.cross_entropy(
        scores.float().flatten(0, 1), labels.reshape(-1), ignore_index=IGNORED, reduction="sum"
    )
    return total / (labels != IGNORED).sum().clamp(min=1)


def learning_rate(schedule: Schedule, step: int, steps: int) -> float:
    """Warm-up, a flat part, then linear decay to a fiftieth at `steps`."""
    progress = max(0.0, min(1.0, step / steps) - schedule.flat_share) / (1 - schedule.flat_share)
    return schedule.rate * min(1.0, (step + 1) / schedule.warm_up) * (1 - 0.98 * progress)


class Training:
    """One run: network, averaged copy, optimizer and log."""

    def __init__(self, corpora: Corpora, out: Path, schedule: Schedule, sizes: Sizes) -> None:
        torch.manual_seed(schedule.seed)
        self.corpora, self.out, self.schedule, self.sizes = corpora, out, schedule, sizes
        self.vocabulary = build_vocabulary(corpora.train)
        self.tables = build_tables(corpora.train, corpora.current)
        self.network = Network(self.vocabulary, sizes)
        self.average = copy.deepcopy(self.network)
        self.optimizer = torch.optim.Adam(
            self.network.parameters(), lr=schedule.rate, betas=(0.9, 0.95), eps=1e-8, fused=True
        )
        self.updates = 0
        self.drop_rates = word_drop_rates(corpora.train, self.vocabulary)

    def log(self, line: str) -> None:
        """Append a line to the log."""
        with (self.out / "log.txt").open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    def steps(self) -> int:
        """Length of the schedule: OUT/steps when it is there."""
        try:
            return int((self.out / "steps").read_text())
        except (OSError, ValueError):
            return self.schedule.steps

    def run(self, gazetteer: Gazetteer) -> None:
        """Train to the end of the schedule."""
        encoder = ExampleEncoder(self.vocabulary)
        start = checked = time.monotonic()
        sums: dict[str, float] = {}
        step, words, steps = 0, 0, self.steps()
        self.log(f"{self.schedule} {self.sizes} parameters {sum(p.numel() for p in self.network.parameters())}")
        for examples in endless(self.corpora, gazetteer, encoder, self.schedule):
            for name, value in self.step(encoder, examples, learning_rate(self.schedule, step, steps)).items():
                sums[name] = sums.get(name, 0.0) + value
            step, words = step + 1, words + sum(len(e.ids) - 1 for e in examples)
            if step % 100 == 0:
                seconds = time.monotonic() - start
                shown = " ".join(f"{name} {value / 100:.3f}" for name, value in sums.items())
                self.log(f"step {step} of {steps} seconds {seconds:.0f} words/s {words / seconds:.0f} {shown}")
                sums = {}
                if (wanted := self.steps()) != steps:
                    self.log(f"step {step}: schedule changed from {steps} to {wanted} steps")
                    steps = wanted
            if time.monotonic() - checked > self.schedule.check_seconds or step >= steps:
                self.check(step)
                checked = time.monotonic()
            if step >= steps:
                self.log("done")
                return

    def step(self, encoder: ExampleEncoder, examples: Sequence[Example], rate: float) -> dict[str, float]:
        """One update; returns the losses."""
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        batch, heads, labels = encoder.collate(examples)
        types, index = torch.from_numpy(batch.types), torch.from_numpy(batch.index)
        words = types[:, 0][index]
        words = words.masked_fill(torch.rand(words.shape) < self.drop_rates[words], UNKNOWN)
        self.network.train()
        with torch.autocast("cpu", torch.bfloat16):
            out = self.network(types, index, torch.from_numpy(batch.reverse), torch.from_numpy(batch.mask), words)
            parts = losses(self.network, out, heads, labels)
        total = torch.stack([LOSS_WEIGHTS[name] * loss for name, loss in parts.items()]).sum()
        self.optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(total)
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
        self.optimizer.step()
        self._update_average()
        return {name: float(loss.detach()) for name, loss in parts.items()}

    @torch.no_grad()
    def _update_average(self) -> None:
        self.updates += 1
        decay = min(self.schedule.average_decay, (1 + self.updates) / (10 + self.updates))
        averages: list[Tensor] = list(self.average.parameters())
        torch._foreach_lerp_(averages, list(self.network.parameters()), 1 - decay)

    def check(self, step: int) -> None:
        """Write a checkpoint, then scores on the validation sentences."""
        state = {
            "sizes": asdict(self.sizes),
            "schedule": asdict(self.schedule),
            "step": step,
            "average": self.average.state_dict(),
            "vocabulary": self.vocabulary.to_lists(),
            "tables": self.tables,
        }
        torch.save(state, self.out / "checkpoint.new")
        (self.out / "checkpoint.new").replace(self.out / "checkpoint.pt")
        predictor = torch_predictor(self.average.eval(), self.vocabulary, self.tables)
        for name, sentences in self.corpora.validation.items():
            scores = score_trees(sentences, predictor.predict(forms_of(sentences)))
            shown = " ".join(f"{k} {scores[k]:.4f}" for k in ("UAS", "LAS", "UPOS", "XPOS", "lemma", "feats"))
            self.log(f"== step {step} {name} {shown}")
        scores = score_names(self.corpora.names_test, predictor.predict(forms_of(self.corpora.names_test)))
        self.log(f"== step {step} names " + " ".join(f"{k} {v:.4f}" for k, v in scores.items()))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True, help="folder described in training/README.md")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=11000)
    parser.add_argument("--check-seconds", type=float, default=300.0)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    corpora = read_corpora(arguments.treebanks)
    schedule = Schedule(steps=arguments.steps, check_seconds=arguments.check_seconds, seed=arguments.seed)
    gazetteer = Gazetteer.read(arguments.treebanks / "gazetteer")
    Training(corpora, arguments.out, schedule, Sizes()).run(gazetteer)


if __name__ == "__main__":
    main()
