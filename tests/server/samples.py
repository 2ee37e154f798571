"""A list with something wrong in most lines, behind characters that editors count differently."""

LIST = """\
# 🦖 Awesome Pruning

- [2023](#2023)
- [2024](#2024)

## 2023

### NeurIPS 2023

- 𝔽ast 🌱 Pruning [[paper](http://arxiv.org/abs/2305.11627)] [[code](https://github.com/horseee/LLM-Pruner)]
- FÂ³ Pruning of Everything 🌳 [[paper](https://arxiv.org/abs/2305.00001)] [[code](https://github.com/a/b]
- 🌱 Small Networks Are Pruned Well [[paper](https://arxiv.org/abs/2305.00002)]
- 🌱 Small Networks Are Pruned Well [[paper](https://arxiv.org/abs/2305.00002)]

### ICML 2023

- Pruning  Twice 𝔸 [[paper](https://arxiv.org/abs/2305.00003)]

## 2022

| title | venue | links |
| --- | --- | --- |
| 🌻 Pruning in a Table | CVPR 2022 | [paper](http://arxiv.org/abs/2205.00004) |
| Another Row of the Table | ICLR 2022 | [paper](https://arxiv.org/abs/2205.00005) |
"""
CLEAN = """\
# Papers

- A Paper on Pruning [[paper](https://arxiv.org/abs/2401.00001)]
- Better Pruning of Networks [[paper](https://arxiv.org/abs/2402.00002)]
"""


def windows(text):
    return text.replace("\n", "\r\n")
