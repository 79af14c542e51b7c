"""Words for stress decks: natural clauses, and what typesetters trip over.

In: a source of chance and a language (`zh`, `en`, `mixed`). Out: texts of about so many ems (a Han
character is one, a Latin letter half of one). Always: texts hold no inline marks unless asked for.
"""

from __future__ import annotations

from random import Random
from typing import Literal

Language = Literal["zh", "en", "mixed"]

_CLAUSES = {
    "zh": (
        "群众的事情同群众商量", "把问题解决在村组", "从群众中来，到群众中去", "先听清楚再开口",
        "入户走访要带着本子", "每件诉求都有回音", "干部沉下去，民心聚起来", "不讲空话、套话",
        "办成一件是一件", "遇到难题当面说明白", "责任落到人头", "台账按月更新", "老人孩子优先",
        "谁受益谁参与", "结果向全村公开", "三天内答复，七天内办结", "困难户一户一策",
        "矛盾不上交", "大家的事大家议", "说到就要做到", "政策讲得清，群众才听得进",
    ),
    "en": (
        "listen before you answer", "write the promise down", "ask who is concerned",
        "every request gets a reply", "meet people where they live", "say what cannot be done",
        "keep the list up to date", "those who benefit take part", "publish the result",
        "one household, one plan", "solve it where it arose", "name the person in charge",
        "answer within three days", "come back and check", "plain words carry further",
    ),
    "mixed": (
        "用 App 提交诉求", "到2013年覆盖13 亿人口", "在 CI/CD 里先 lint 再 test", "满意率达 98.5%",
        "拨打 010-8888-6666", "按 ISO 9001:2015 建台账", "线上 24 小时受理", "“互联网+政务”少跑腿",
        "AI 助手回答 60% 的提问", "比 2019 年高 12 个点", "每季度做一次 review",
        "面积 3.5 万 m² 左右",
    ),
}  # fmt: skip

_EXTREMES = {
    "zh": (
        "《关于新形势下党内政治生活的若干准则》", "“四个意识”“四个自信”“两个维护”",
        "他说：“等一等……”——停了很久",
        "（一）（二）（三）都要做到", "13 亿人口、6.2亿网民、98.5%", "——这就是答案——",
        "走进群众、依靠群众……",
    ),
    "en": (
        "Donaudampfschifffahrtsgesellschaftskapitän",
        "jane.maria.doe-smith@community-services.example.org",
        "https://www.example.org/archive/2024/reports/annual-review.html?lang=en&page=12",
        "(see ISO 9001:2015, 4.1)", "“quoted words” — and a dash",
        "pneumonoultramicroscopicsilicovolcanoconiosis",
        "12 000 km, 98.5%, 010-8888-6666",
    ),
    "mixed": (
        "邮箱 service.center@qunzhong-gongzuo.example.cn",
        "见 https://www.example.cn/zhengce/2024/content_6789012.htm",
        "互联互通InternetProtocolVersion6改造", "《ISO 9001:2015 质量管理体系》",
        "——从 CI/CD 到 DevOps……",
        "“Hello，world”（你好）", "处理器 Intel® Core™ i7-13700K、内存 32 GB",
    ),
}  # fmt: skip

_SHORT = {
    "zh": ("走访", "听取意见", "分类办理", "公开结果", "回访", "制度保障", "群众满意", "做法",
           "第一步", "问题",
           "干部队伍", "长效机制", "一线工作法", "服务", "组织起来"),
    "en": ("Listen", "Sort requests", "Act", "Publish results", "Follow up", "Rules", "Trust",
           "Practice",
           "First step", "Community workers", "Long-term commitment", "Responsibilities"),
    "mixed": ("App 受理", "IT 支撑", "KPI 考核", "O2O 服务", "24 小时值班", "QR 码", "PDCA 循环",
              "Web 平台", "5G 网络"),
}  # fmt: skip

# What no typesetter expects, in any language: scripts from right to left, characters beyond the
# first plane, signs of no width, letters as wide as Han, words without end.
WILD = (
    "好",
    "A",
    "7",
    "、",
    "👍",
    "👩‍👩‍👧 全家福 🇨🇳🎉",
    "𠮷𡈽𢦏𣏌村的群众",
    "مرحبا بالعالم العربي",
    "שלום לכל העולם",
    "零\u200b宽\u200b空\u200b格",
    "前\t后\t再后",
    "ＡＢＣ１２３ｆｕｌｌ",
    "12 km、3.5 kg、98 ℃、40 dB(A)",
    "！？……——、。，；：",
    "“‘「『《〈（［【〔双重〕】］）〉》』」’”",
    "https://www.example.org/" + "very-long-path/" * 9 + "index.html?query=" + "x" * 60,
    "a\u0301e\u0308n\u0303 combining",
    "½ ⅔ ① ② Ⅳ ㈠ ㎡ №",
    "x" * 48,
    "ตัวอย่างภาษาไทย",
    "한국어 예문입니다",
    "日本語の例文です、ゆっくり",
    "→ ← ⇒ ★ ☆ ■ □ ✓ ✗",
    "soft\u00adhyphen\u00adation",
    "A&B <tag> \"q\" 'a'",
    "群众的事情同群众商量，" * 27,
)

_STOPS = {"zh": "。", "en": ".", "mixed": "。"}
_COMMAS = {"zh": "，；、", "en": ",;,", "mixed": "，；，"}


class Words:
    """A source of texts in one language; `extreme` is the share of clauses that are hard to set,
    `wild` that of what no one expects (`WILD`)."""

    def __init__(
        self, chance: Random, language: Language, extreme: float = 0.15, wild: float = 0.0
    ) -> None:
        self.chance = chance
        self.language: Language = language
        self.extreme = extreme
        self.wild = wild
        self._count = 0

    def _clause(self) -> str:
        if self.wild and self.chance.random() < self.wild:
            return self.chance.choice(WILD)
        pool = _EXTREMES if self.chance.random() < self.extreme else _CLAUSES
        return self.chance.choice(pool[self.language])

    def short(self) -> str:
        """A heading of a few words, no two alike."""
        self._count += 1
        wild = self.wild and self.chance.random() < self.wild
        word = self.chance.choice(WILD if wild else _SHORT[self.language])
        return f"{word} {self._count}" if self.language == "en" else f"{word}{self._nth()}"

    def _nth(self) -> str:
        """The count; in Chinese decks in Chinese, so that there are texts without a digit."""
        if self.language != "zh":
            return str(self._count)
        return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(self._count))

    def phrase(self) -> str:
        """A clause without a full stop, no two alike."""
        self._count += 1
        if self.language == "en":
            return f"{self._clause()} {self._count}"
        return f"{self._clause()}之{self._nth()}"

    def sentence(self, ems: float) -> str:
        """Clauses up to about `ems`, with commas and a full stop; at least one."""
        parts = [self.phrase()]
        while measure(parts) < ems:
            parts.append(self.chance.choice(_COMMAS[self.language]))
            parts.append((" " if self.language == "en" else "") + self._clause())
        text = "".join(parts)
        closed = self.chance.random() < 0.6 and text[-1] not in "—…。”"
        return text + (_STOPS[self.language] if closed else "")

    def text(self, usual: float, most: float = 0.0) -> str:
        """Mostly about `usual` ems, now and then up to `most`."""
        longest = most or usual * 2.5
        ems = usual * self.chance.uniform(0.3, 1.4)
        if self.chance.random() < 0.15:
            ems = self.chance.uniform(usual, longest)
        return self.sentence(ems)

    def opened(self, usual: float) -> str:
        """A text that opens with a quotation mark or a bracket."""
        a, b = self.chance.choice([("“", "”"), ("（", "）"), ("《", "》"), ("「", "」")])
        if self.language == "en":
            a, b = self.chance.choice([("“", "”"), ("(", ")")])
        return a + self.phrase() + b + self.text(usual)

    def any_short(self) -> str:
        return self.phrase() if self.chance.random() < 0.3 else self.short()

    def any(self, usual: float) -> str:
        """A heading, a text, or one that opens with a bracket."""
        dice = self.chance.random()
        if dice < 0.1:
            return self.short()
        return self.opened(usual) if dice < 0.2 else self.text(usual)


def measure(parts: list[str]) -> float:
    return sum(1.0 if ord(c) > 0x2000 else 0.5 for part in parts for c in part)
