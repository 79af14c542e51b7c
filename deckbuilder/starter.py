"""The small lectures that `deckbuilder new` writes; `{schema}` is the schema file's name."""

from __future__ import annotations

_CHINESE = """\
# yaml-language-server: $schema={schema}
# 一份讲稿就是一个 YAML 文件。改完以后运行：deckbuilder build 这个文件.yaml
title: 讲稿的标题写在这里
subtitle: 一句话说明这一讲解决什么问题
organization: 培训中心
speaker: 主讲人
theme: academy-blue          # 换主题只改这一个词，例如 party-red
minutes: 45

slides:
  - cover                    # 封面：取自上面几行
  - agenda                   # 目录：由各部分自动生成

  - section: {{title: 先把问题说清楚, text: 这一部分回答：为什么要改？}}

  - title: 标题直接说出结论，不只写话题
    points:
      - 第一点: 一句话说完，不超过两行
      - 第二点: 冒号前面的短语会加粗
      - 第三点可以有下一层:
          - 下一层写例子或依据
    takeaway: 这一页只记一句话，就写在这里。
    notes: |
      这里写讲的时候要说的话。

      - 备注里也可以列要点

  - section: {{title: 再把办法讲明白, text: 这一部分回答：怎么做？}}

  - title: 三步就能上手
    steps:
      - 写: 在 YAML 里写内容
      - 建: 运行一条命令
      - 改: 改完再建一次
    minutes: 5

  - title: 旧办法和新办法，差别在顺序
    compare:
      旧办法: [先排版, 再想内容, 改一处动全篇]
      新办法: [先写内容, 版式自动生成, 改一处只动一页]

  - quiz:
      question: 换一个主题要改几个词？
      choices: [一个, 三个, 每一页都要改]
      answer: 1
      why: 主题只写在一个地方，换一个词就够了。

  - recap                    # 回顾：各部分和它们的一句话
  - closing: 谢谢，欢迎提问
"""

_ENGLISH = """\
# yaml-language-server: $schema={schema}
# A lecture is one YAML file. After an edit run: deckbuilder build this-file.yaml
title: The title of your lecture
subtitle: One sentence on the problem it solves
organization: Training centre
speaker: Speaker
theme: academy-blue          # another look is one word, for example party-red
minutes: 45

slides:
  - cover                    # made from the lines above
  - agenda                   # made from the sections

  - section: {{title: Say what is wrong, text: "This part answers: why change?"}}

  - title: A title states the point, not just the topic
    points:
      - First: one sentence, two lines at most
      - Second: the words before the colon are set strong
      - A third point can have a level below
    takeaway: The one sentence to remember stands here.
    notes: |
      What you want to say goes here.

      - notes can have lists, too

  - section: {{title: Show how to do it, text: "This part answers: how?"}}

  - title: Three steps are enough to start
    steps:
      - Write: the content, in YAML
      - Build: with one command
      - Change: and build again
    minutes: 5

  - title: Old way and new way differ in their order
    compare:
      Old way: [layout first, content later, one change moves all]
      New way: [content first, layout follows, one change moves one slide]

  - quiz:
      question: How many words change for another theme?
      choices: [one, three, some on every slide]
      answer: 1
      why: The theme is named in one place.

  - recap                    # the sections, each with its sentence
  - closing: Thank you. Questions?
"""

STARTERS = {"zh": _CHINESE, "en": _ENGLISH}
