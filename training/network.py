"""The multi-task network: word features, BiLSTM layers, heads for tree, tags, lemma class and names."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from kzgraph.languages.nl.annotate import encoding


@dataclass(frozen=True)
class Sizes:
    """Widths of the network. The defaults are those of the shipped model."""

    word: int = 100
    suffix2: int = 24
    suffix3: int = 40
    suffix5: int = 48
    prefix3: int = 24
    shape: int = 16
    char: int = 32
    char_filters: int = 50
    hidden: int = 256
    layers: int = 3
    tag_layer: int = 1  # tags, lemmas and names read this layer, the tree reads the last
    arc: int = 256
    relation: int = 64
    names_hidden: int = 128
    dropout: float = 0.33


@dataclass(frozen=True)
class Outputs:
    """Scores for B sentences of T positions; dep_rel, head_rel: B x T x R; arcs: B x T (dependent) x T."""

    upos: Tensor
    xpos: Tensor
    lemma: Tensor
    names: Tensor
    arcs: Tensor
    dep_rel: Tensor
    head_rel: Tensor


class WordFeatures(nn.Module):
    """Vectors of word forms from hashed affixes, shape and a convolution over characters."""

    def __init__(self, n_words: int, n_chars: int, sizes: Sizes) -> None:
        super().__init__()
        self.word = _embedding(n_words, sizes.word, padded=True)
        self.hashed = nn.ModuleList(
            _embedding(buckets + 1, width)
            for buckets, width in (
                (encoding.SUFFIX2_BUCKETS, sizes.suffix2),
                (encoding.SUFFIX3_BUCKETS, sizes.suffix3),
                (encoding.SUFFIX5_BUCKETS, sizes.suffix5),
                (encoding.PREFIX3_BUCKETS, sizes.prefix3),
                (encoding.SHAPE_BUCKETS, sizes.shape),
            )
        )
        self.char = _embedding(n_chars, sizes.char, padded=True)
        self.windows = (2, 3, 4)
        self.filters = nn.ModuleList(nn.Linear(sizes.char * k, sizes.char_filters) for k in self.windows)
        hashed = sizes.suffix2 + sizes.suffix3 + sizes.suffix5 + sizes.prefix3 + sizes.shape
        self.type_width = hashed + len(self.windows) * sizes.char_filters

    def forward(self, types: Tensor) -> Tensor:
        """types: U x ROW_WIDTH -> U x type_width (without the word embedding, which has its own dropout)."""
        first_char = 1 + encoding.HASHED_COLUMNS
        parts = [table(types[:, 1 + i]) for i, table in enumerate(self.hashed)]
        chars = self.char(types[:, first_char:])
        for window, layer in zip(self.windows, self.filters, strict=True):
            length = chars.shape[1] - window + 1
            grams = torch.cat([chars[:, i : i + length] for i in range(window)], -1)
            parts.append(torch.relu(layer(grams)).amax(1))
        return torch.cat(parts, -1)


class BiLstm(nn.Module):
    """One layer of two LSTMs; the right-to-left one reads through a gather, so padding never comes first."""

    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.forwards = nn.LSTM(width, hidden, batch_first=True)
        self.backwards = nn.LSTM(width, hidden, batch_first=True)
        self.norm = nn.LayerNorm(2 * hidden)
        for lstm in (self.forwards, self.backwards):
            weights = dict(lstm.named_parameters())
            nn.init.orthogonal_(weights["weight_hh_l0"])
            nn.init.normal_(weights["weight_ih_l0"], 0, width**-0.5)
            with torch.no_grad():
                weights["bias_ih_l0"].zero_()
                weights["bias_hh_l0"].zero_()
                weights["bias_ih_l0"][hidden : 2 * hidden] = 1.0  # forget gates open

    def forward(self, x: Tensor, reverse: Tensor) -> Tensor:
        """x: B x T x width, reverse: B x T as in `encoding.Batch` -> B x T x 2 hidden."""
        left, _ = self.forwards(x)
        order = reverse[:, :, None]
        right, _ = self.backwards(torch.gather(x, 1, order.expand(-1, -1, x.shape[2])))
        right = torch.gather(right, 1, order.expand(-1, -1, right.shape[2]))
        normed: Tensor = self.norm(torch.cat([left, right], -1))
        return normed


class Network(nn.Module):
    """The whole network; see training/FORMAT.md for its inputs and outputs."""

    def __init__(self, vocabulary: encoding.Vocabulary, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        n_words = len(vocabulary.words) + encoding.FIRST_WORD_ID
        n_chars = len(vocabulary.chars) + encoding.FIRST_CHAR_ID
        self.features = WordFeatures(n_words, n_chars, sizes)
        width = sizes.word + self.features.type_width
        context = 2 * sizes.hidden
        self.layers = nn.ModuleList(BiLstm(width if i == 0 else context, sizes.hidden) for i in range(sizes.layers))
        self.upos = nn.Linear(context, len(vocabulary.upos))
        self.xpos = nn.Linear(context, len(vocabulary.xpos))
        self.lemma = nn.Linear(context + self.features.type_width, len(vocabulary.scripts))
        self.names_hidden = nn.Linear(context, sizes.names_hidden)
        self.names = nn.Linear(sizes.names_hidden, len(vocabulary.names))
        self.projection = nn.Linear(context, 2 * sizes.arc + 2 * sizes.relation)
        self.arc_weight = nn.Parameter(torch.empty(sizes.arc + 1, sizes.arc))
        n_relations = len(vocabulary.deprels)
        self.n_relations = n_relations
        self.relation_weight = nn.Parameter(torch.empty(sizes.relation + 1, n_relations * (sizes.relation + 1)))
        nn.init.normal_(self.arc_weight, 0, sizes.arc**-0.5 * 0.1)
        nn.init.normal_(self.relation_weight, 0, 0.05)

    def _drop(self, x: Tensor) -> Tensor:
        """Variational dropout: one mask for all positions of a sentence."""
        if not self.training:
            return x
        keep = torch.rand(x.shape[0], 1, x.shape[2]) > self.sizes.dropout
        return x * keep.to(x.dtype) / (1 - self.sizes.dropout)

    def forward(self, types: Tensor, index: Tensor, reverse: Tensor, mask: Tensor, words: Tensor) -> Outputs:
        """words: B x T word ids (apart from `types`, for word dropout in training)."""
        typed = self.features(types)[index]
        if self.training:  # now and then only the context speaks
            typed = typed * (torch.rand(typed.shape[0], typed.shape[1], 1) > 0.05).to(typed.dtype)
        x = self._drop(torch.cat([self.features.word(words), typed], -1))
        tag_context = x
        for i, layer in enumerate(self.layers):
            x = self._drop(layer(x, reverse))
            if i == self.sizes.tag_layer:
                tag_context = x
        names = self.names(self._drop(functional.leaky_relu(self.names_hidden(tag_context), 0.1)))
        projected = self._drop(functional.leaky_relu(self.projection(x), 0.1))
        arc, relation = self.sizes.arc, self.sizes.relation
        dep_arc, head_arc, dep_rel, head_rel = torch.split(projected, [arc, arc, relation, relation], -1)
        query = dep_arc @ self.arc_weight[:-1] + self.arc_weight[-1]
        arcs = (query @ head_arc.transpose(1, 2)).float().masked_fill(~mask[:, None, :], -1e4)
        lemma = self.lemma(torch.cat([tag_context, typed], -1))
        return Outputs(self.upos(tag_context), self.xpos(tag_context), lemma, names, arcs, dep_rel, head_rel)

    def relations(self, dep_rel: Tensor, head_rel: Tensor, heads: Tensor) -> Tensor:
        """Relation scores B x T x L for the given heads (B x T)."""
        chosen = torch.gather(head_rel, 1, heads[:, :, None].expand(-1, -1, self.sizes.relation))
        one = torch.ones_like(chosen[:, :, :1])
        left = torch.cat([dep_rel, one], -1) @ self.relation_weight
        left = left.view(dep_rel.shape[0], dep_rel.shape[1], self.n_relations, self.sizes.relation + 1)
        scores: Tensor = (left @ torch.cat([chosen, one], -1)[:, :, :, None]).squeeze(-1)
        return scores


def _embedding(rows: int, width: int, *, padded: bool = False) -> nn.Embedding:
    table = nn.Embedding(rows, width, padding_idx=0 if padded else None)
    nn.init.normal_(table.weight, 0, 0.5)
    if padded:
        with torch.no_grad():
            table.weight[0] = 0
    return table
