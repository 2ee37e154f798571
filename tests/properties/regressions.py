"""What was once read, mended or brought into order wrongly, as small as it could be made."""

FOUND = {
    "an undecoded byte in the target of an image": "[![a](\udc80b)](u)\n",
    "an undecoded byte in angle brackets": "- A [[p](<\udc80b>)]\n",
    "an undecoded byte in an autolink": "- A <https://\udc80b>\n",
    "an undecoded byte in a definition": "[a]: \udc80b\n\n[a]\n",
    "a byte order mark before sections out of order": "\ufeff# 2022\n- Paper Pruning \n- Paper Two\n# 2023\n- A\n",
    "a byte order mark before entries out of order": "\ufeff- B [[paper](https://arxiv.org/abs/2001.00002)]\n"
    "- A [[paper](https://arxiv.org/abs/2001.00001)]\n",
    "items of one list indented differently": "  - A. Doe, B. Roe. *Some Journal*, 2022.\n"
    "  [[pdf]](https://arxiv.org/pdf/2207.00001.pdf)\n  - C. Poe and D. Loe. arXiv, 2022. \n"
    "- Backdoors.\n  [[pdf]](https://arxiv.org/pdf/2209.00002.pdf)\n  - E. Moe and F. Noe. arXiv, 2022. \n",
    "an invisible character in a URL to sort by": "- https://arxiv.org/abs/1602.07360\n"
    "- Fasthttps://arxiv.org/abs/1709.05943\n- https://arxiv.org/\x06s\n",
    "links that come into order, and a date by the first of them": "- A [[paper](https://arxiv.org/abs/2002.00002)]\n"
    "- A [[code](https://arxiv.org/abs/2002.00002)] [[paper](https://arxiv.org/abs/2001.00001)]\n"
    "- B [[paper](https://arxiv.org/abs/1901.00001)] [[code](https://github.com/a/b)]\n",
}
