"""What training pulls together and pushes apart.

All take unit vectors. `same[i, j]` marks pairs that must not count as wrong
partners: equal lines, or hypotheses of one premise.
"""

from __future__ import annotations

import torch
from torch import Tensor

__all__ = ["both_ways", "like_the_teacher", "softmax_loss"]


class _Softmax(torch.autograd.Function):
    """Softmax cross-entropy of unit rows against unit rows, diagonal wanted, by rows or both ways.

    Scores lie within ±scale, so one exponential serves both directions and
    no running maximum is needed; products run in bfloat16.
    """

    @staticmethod
    def forward(ctx, left, right, same, scale, columns):  # type: ignore[no-untyped-def]
        half_left, half_right = left.bfloat16(), right.bfloat16()
        scores = (half_left @ half_right.T).float()
        count = len(left)
        own = (left * right[:count]).sum(1) * scale
        exponent = scores.mul_(scale).sub_(scale).exp_()
        exponent.masked_fill_(same, 0)
        exponent.diagonal().copy_((own - scale).exp())
        across = exponent.sum(1)
        loss = (across.log() + scale - own).mean()
        gradient = exponent / across[:, None]
        if columns:
            down = exponent.sum(0)
            loss = (loss + (down.log() + scale - own).mean()) / 2
            gradient.addcdiv_(exponent, down.expand_as(exponent)).mul_(0.5)
        gradient.diagonal().sub_(1)
        ctx.save_for_backward(gradient.bfloat16(), half_left, half_right)
        ctx.factor = scale / count
        return loss

    @staticmethod
    def backward(ctx, above):  # type: ignore[no-untyped-def]
        gradient, left, right = ctx.saved_tensors
        factor = above * ctx.factor
        to_left = (gradient @ right).float() * factor
        to_right = (gradient.T @ left).float() * factor
        return to_left, to_right, None, None, None


def softmax_loss(left: Tensor, right: Tensor, same: Tensor, scale: float) -> Tensor:
    """Row `i` of the left must find row `i` among all rows of the right (which may be longer)."""
    return _Softmax.apply(left, right, same, scale, False)  # type: ignore[no-any-return]


def both_ways(left: Tensor, right: Tensor, same: Tensor, scale: float) -> Tensor:
    """The mean of left finding right and right finding left.

    Source: van den Oord et al. (2018), contrastive predictive coding; Yang et
    al. (2019) for the two directions in bilingual sentence retrieval.
    """
    return _Softmax.apply(left, right, same, scale, True)  # type: ignore[no-any-return]


def like_the_teacher(left: Tensor, right: Tensor, teacher: Tensor) -> Tensor:
    """Mean squared distance of the students' cosines from the teacher's, near pairs weighted.

    `teacher` holds the teacher's unit vectors of the same rows' English. Most
    pairs of a batch are far apart and say little; a pair's weight grows with
    the teacher's cosine. (A softmax over the teacher's cosines in place of
    the squared distance did worse on the deciding rows.)
    """
    wanted = teacher @ teacher.T
    weight = 0.1 + wanted.clamp(min=0)
    return (weight * (left @ right.T - wanted).square()).sum() / weight.sum()
