"""The encoder in torch: BERT's layers, a shape embedding, the heads; in the size that ships and in its teachers'."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from flows.lab.training.losses import Answers
from transforms.model.labels import ENTITY_LABELS, LINKS, ROLES
from transforms.model.shapes import SHAPES

ENTITY_TAGS = 1 + 2 * len(ENTITY_LABELS)
ROLE_TAGS = 3 * len(ROLES)
BUCKETS, EXACT, FAR = 32, 8, 128  # of distances between tokens: how many, up to which each has its own, the farthest


@dataclass(frozen=True, slots=True)
class Size:
    """How large an encoder is. ``shift`` is the place of the first token; ``is_relative``: distances count too."""

    hidden: int
    layers: int
    inner: int
    vocabulary: int
    positions: int
    epsilon: float
    shift: int = 0
    is_relative: bool = False
    heads: int = 12


STUDENT = Size(hidden=384, layers=6, inner=1536, vocabulary=30522, positions=512, epsilon=1e-12)
"""MiniLM-L6 (Wang et al. 2020), which ships."""
TEACHER = Size(768, 12, 3072, vocabulary=30527, positions=514, epsilon=1e-5, shift=2, is_relative=True)
"""MPNet (Song et al. 2020), which teaches it."""


class Dropout(nn.Module):
    """Hides a feature in all tokens of a window (Gal and Ghahramani 2016): as good here as hiding each number by
    itself, whose random numbers alone cost a third of a step on a CPU."""

    def __init__(self, chance: float) -> None:
        super().__init__()
        self.chance = chance

    def forward(self, x: Tensor) -> Tensor:
        """Return ``x`` (batch, tokens, features) with some features of each row at nothing, the others raised."""
        if not self.training:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2], device=x.device) >= self.chance
        return x * (kept / (1 - self.chance)).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer with the norm after each half, as in BERT."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        hidden = size.hidden
        self.heads, self.width = size.heads, hidden // size.heads
        self.attend = nn.Linear(hidden, 3 * hidden)
        self.project = nn.Linear(hidden, hidden)
        self.widen = nn.Linear(hidden, size.inner)
        self.narrow = nn.Linear(size.inner, hidden)
        self.norms = nn.ModuleList(nn.LayerNorm(hidden, eps=size.epsilon) for _ in range(2))
        self.drop = Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Return the layer's output for ``x`` (batch, tokens, hidden); ``bias`` is added to the attention scores."""
        batch, length, hidden = x.shape
        q, k, v = self.attend(x).view(batch, length, 3, self.heads, self.width).permute(2, 0, 3, 1, 4).unbind(0)
        scores = (q * self.width**-0.5) @ k.transpose(-1, -2) + bias
        read = (scores.softmax(-1) @ v).transpose(1, 2).reshape(batch, length, hidden)
        x = self.norms[0](x + self.drop(self.project(read)))
        widened: Tensor = self.norms[1](x + self.drop(self.narrow(functional.gelu(self.widen(x)))))
        return widened


class Network(nn.Module):
    """An encoder with the heads for names, attribution roles and their links.

    ``renumber`` holds the encoder's own number of each piece of the vocabulary that the windows are made with.
    """

    def __init__(self, size: Size, dropout: float, link_size: int) -> None:
        super().__init__()
        hidden = size.hidden
        self.size = size
        self.register_buffer("renumber", torch.arange(STUDENT.vocabulary))
        self.pieces = nn.Embedding(size.vocabulary, hidden)
        self.positions = nn.Embedding(size.positions, hidden)
        self.shapes = nn.Embedding(SHAPES, hidden)
        self.distances = nn.Embedding(BUCKETS, size.heads) if size.is_relative else None
        self.norm = nn.LayerNorm(hidden, eps=size.epsilon)
        self.drop = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(size.layers))
        self.entity_head = nn.Linear(hidden, ENTITY_TAGS)
        self.role_head = nn.Linear(hidden, ROLE_TAGS)
        self.link_head = nn.Linear(hidden, len(LINKS) * link_size)
        nn.init.normal_(self.shapes.weight, std=0.02)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return the values of ``Answers`` of each token; ``mask`` is 1 for tokens, 0 for padding."""
        places = torch.arange(ids.shape[1], device=ids.device)
        pieces = self.pieces(self.renumber[ids] if self.size.is_relative else ids)
        x = self.drop(self.norm(pieces + self.positions(places + self.size.shift) + self.shapes(shapes)))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        if self.distances is not None:
            bias = bias + self.distances(sort_distances(places)).permute(2, 0, 1)
        for layer in self.layers:
            x = layer(x, bias)
        x = self.drop(x)
        return self.entity_head(x), self.role_head(x), self.link_head(x)


def answer(network: Network, ids: Tensor, shapes: Tensor, mask: Tensor) -> Answers:
    """Return a network's answers, computed in bfloat16 where the device is quick at it."""
    with torch.autocast(ids.device.type, dtype=torch.bfloat16, enabled=is_bfloat_fast(ids.device)):
        values = network(ids, shapes, mask)
    return Answers(*(value.float() for value in values))


def sort_distances(places: Tensor) -> Tensor:
    """Return the bucket of the distance between any two places (Raffel et al. 2020, as MPNet has it)."""
    distances = places[:, None] - places[None, :]
    half = BUCKETS // 2
    side = (distances < 0).long() * half
    far = distances.abs()
    steps = torch.log(far.clamp(min=1).float() / EXACT) / math.log(FAR / EXACT) * (half - EXACT)
    return side + torch.where(far < EXACT, far, (EXACT + steps.long()).clamp(max=half - 1))


def is_bfloat_fast(device: torch.device) -> bool:
    """Tell whether a device computes in bfloat16; a processor that does not takes five times as long with it."""
    return device.type == "cuda" or torch.cpu._is_avx512_bf16_supported()


def load_student(network: Network, stored: Mapping[str, Tensor]) -> None:
    """Put the weights of a BERT of the student's size into the network; heads and shapes stay new."""
    new = network.state_dict()
    # Every text is one segment here, so that the segment's embedding goes into the position's.
    segment = stored["embeddings.token_type_embeddings.weight"][0]
    new["positions.weight"] = stored["embeddings.position_embeddings.weight"] + segment
    for k in range(STUDENT.layers):
        name, attention = f"layers.{k}", f"encoder.layer.{k}.attention"
        copy_attention(new, name, stored, [f"{attention}.self.{part}" for part in ("query", "key", "value")])
        copy_linear(new, f"{name}.project", stored, f"{attention}.output.dense")
        copy_linear(new, f"{name}.norms.0", stored, f"{attention}.output.LayerNorm")
    copy_rest(network, new, stored)


def load_teacher(network: Network, stored: Mapping[str, Tensor]) -> None:
    """Put the weights of an MPNet into the network, and with them ``renumber``, as its vocabulary is another."""
    new = network.state_dict()
    new["positions.weight"] = stored["embeddings.position_embeddings.weight"]
    new["distances.weight"] = stored["encoder.relative_attention_bias.weight"]
    new["renumber"] = stored["renumber"]
    for k in range(TEACHER.layers):
        name, attention = f"layers.{k}", f"encoder.layer.{k}.attention"
        copy_attention(new, name, stored, [f"{attention}.attn.{part}" for part in ("q", "k", "v")])
        copy_linear(new, f"{name}.project", stored, f"{attention}.attn.o")
        copy_linear(new, f"{name}.norms.0", stored, f"{attention}.LayerNorm")
    copy_rest(network, new, stored)


def copy_rest(network: Network, new: dict[str, Tensor], stored: Mapping[str, Tensor]) -> None:
    """Copy what both encoders name alike, and put all into the network."""
    new["pieces.weight"] = stored["embeddings.word_embeddings.weight"]
    copy_linear(new, "norm", stored, "embeddings.LayerNorm")
    for k in range(network.size.layers):
        copy_linear(new, f"layers.{k}.widen", stored, f"encoder.layer.{k}.intermediate.dense")
        copy_linear(new, f"layers.{k}.narrow", stored, f"encoder.layer.{k}.output.dense")
        copy_linear(new, f"layers.{k}.norms.1", stored, f"encoder.layer.{k}.output.LayerNorm")
    network.load_state_dict(new)


def copy_attention(new: dict[str, Tensor], name: str, stored: Mapping[str, Tensor], parts: Sequence[str]) -> None:
    """Copy the weights that ask, are asked and answer, which lie in one matrix here."""
    for kind in ("weight", "bias"):
        new[f"{name}.attend.{kind}"] = torch.cat([stored[f"{part}.{kind}"] for part in parts])


def copy_linear(new: dict[str, Tensor], name: str, stored: Mapping[str, Tensor], theirs: str) -> None:
    """Copy a weight and its bias."""
    new[f"{name}.weight"] = stored[f"{theirs}.weight"]
    new[f"{name}.bias"] = stored[f"{theirs}.bias"]
