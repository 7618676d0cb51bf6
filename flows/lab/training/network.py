"""The encoder in torch: MiniLM (BERT with 6 layers; Wang et al. 2020) with a shape embedding, and its heads."""

from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from transforms.model.labels import ENTITY_LABELS, LINKS, ROLES
from transforms.model.shapes import SHAPES

HIDDEN, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
WIDTH = HIDDEN // HEADS  # of one attention head
EPSILON = 1e-12
ENTITY_TAGS = 1 + 2 * len(ENTITY_LABELS)
ROLE_TAGS = 3 * len(ROLES)


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

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.attend = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.project = nn.Linear(HIDDEN, HIDDEN)
        self.widen = nn.Linear(HIDDEN, INNER)
        self.narrow = nn.Linear(INNER, HIDDEN)
        self.norms = nn.ModuleList(nn.LayerNorm(HIDDEN, eps=EPSILON) for _ in range(2))
        self.drop = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return the layer's output for ``x`` (batch, tokens, HIDDEN); ``mask`` is added to the attention scores."""
        batch, length, _ = x.shape
        q, k, v = self.attend(x).view(batch, length, 3, HEADS, WIDTH).permute(2, 0, 3, 1, 4).unbind(0)
        scores = (q * (WIDTH) ** -0.5) @ k.transpose(-1, -2) + mask
        read = (scores.softmax(-1) @ v).transpose(1, 2).reshape(batch, length, HIDDEN)
        x = self.norms[0](x + self.drop(self.project(read)))
        widened: Tensor = self.norms[1](x + self.drop(self.narrow(functional.gelu(self.widen(x)))))
        return widened


class Network(nn.Module):
    """The encoder with the heads for names, attribution roles and their links."""

    def __init__(self, dropout: float, link_size: int) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.shapes = nn.Embedding(SHAPES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.drop = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.entity_head = nn.Linear(HIDDEN, ENTITY_TAGS)
        self.role_head = nn.Linear(HIDDEN, ROLE_TAGS)
        self.link_head = nn.Linear(HIDDEN, len(LINKS) * link_size)
        nn.init.normal_(self.shapes.weight, std=0.02)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return entity tags, role tags and link vectors of each token; ``mask`` is 1 for tokens, 0 for padding."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.pieces(ids) + self.positions(places) + self.shapes(shapes)))
        hide = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, hide)
        x = self.drop(x)
        return self.entity_head(x), self.role_head(x), self.link_head(x)


def is_bfloat_fast(device: torch.device) -> bool:
    """Tell whether a device computes in bfloat16; a processor that does not takes five times as long with it."""
    return device.type == "cuda" or torch.cpu._is_avx512_bf16_supported()


def freeze(network: Network, layers: int) -> None:
    """Let the embeddings and the lowest ``layers`` learn no more; 0 lets everything learn."""
    lowest = [network.pieces, network.positions, network.shapes, network.norm, *network.layers[:layers]]
    network.requires_grad_(True)
    for module in lowest if layers else ():
        module.requires_grad_(False)


def load_pretrained(network: Network, weights: Path) -> None:
    """Put the weights of a BERT of this size, a safetensors file, into the network; heads and shapes stay new."""
    stored = load_file(str(weights))
    new = network.state_dict()
    new["pieces.weight"] = stored["embeddings.word_embeddings.weight"]
    # Every text is one segment here, so that the segment's embedding goes into the position's.
    segment = stored["embeddings.token_type_embeddings.weight"][0]
    new["positions.weight"] = stored["embeddings.position_embeddings.weight"] + segment
    copy_linear(new, "norm", stored, "embeddings.LayerNorm")
    for k in range(LAYERS):
        copy_layer(new, f"layers.{k}", stored, f"encoder.layer.{k}")
    network.load_state_dict(new)


def copy_layer(new: dict[str, Tensor], name: str, stored: Mapping[str, Tensor], theirs: str) -> None:
    """Copy the weights of one transformer layer."""
    for kind in ("weight", "bias"):
        parts = [stored[f"{theirs}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
        new[f"{name}.attend.{kind}"] = torch.cat(parts)
    copy_linear(new, f"{name}.project", stored, f"{theirs}.attention.output.dense")
    copy_linear(new, f"{name}.widen", stored, f"{theirs}.intermediate.dense")
    copy_linear(new, f"{name}.narrow", stored, f"{theirs}.output.dense")
    copy_linear(new, f"{name}.norms.0", stored, f"{theirs}.attention.output.LayerNorm")
    copy_linear(new, f"{name}.norms.1", stored, f"{theirs}.output.LayerNorm")


def copy_linear(new: dict[str, Tensor], name: str, stored: Mapping[str, Tensor], theirs: str) -> None:
    """Copy a weight and its bias."""
    new[f"{name}.weight"] = stored[f"{theirs}.weight"]
    new[f"{name}.bias"] = stored[f"{theirs}.bias"]
