"""Simplified Chinese, written in the traditional signs that the lists of words have.

Main statement: `traditional(text)`.  One sign is put for one sign, so that formulas and places stay where
they are.  A text with kana is Japanese: its signs may be the same, but its denials are others, and it stays.
"""

from __future__ import annotations

import re

_SIMPLE = (
    "并为个来两则别实对导张当从恒虑错摆败数断时极标样机欧归没测准满无独环异发称积穷笔"
    "约结给线练总续义习与复见规观说论证变负质赖这连进边录间关阵随离项题余设记计条让么"
    "们转换钟权据应该图书众优划创动势华单卖历参双号员响园国场块处备够头奖宽层岁帧带师"
    "开态惯愿战扩护报择损抛迹适选还运远过达邻郁释里铁长门闭阶际险难韩页顶顺须预频颗额"
    "风飞验马骤齐弃于拦围况仅虽终经维误忆协纯问伪驳认议许谬违轻较级组织显种类区统"
)
_FULL = (
    "並為個來兩則別實對導張當從恆慮錯擺敗數斷時極標樣機歐歸沒測準滿無獨環異發稱積窮筆"
    "約結給線練總續義習與複見規觀說論證變負質賴這連進邊錄間關陣隨離項題餘設記計條讓麼"
    "們轉換鐘權據應該圖書眾優劃創動勢華單賣歷參雙號員響園國場塊處備夠頭獎寬層歲幀帶師"
    "開態慣願戰擴護報擇損拋跡適選還運遠過達鄰鬱釋裡鐵長門閉階際險難韓頁頂順須預頻顆額"
    "風飛驗馬驟齊棄於攔圍況僅雖終經維誤憶協純問偽駁認議許謬違輕較級組織顯種類區統"
)
_KANA = re.compile(r"[\u3040-\u30ff]")
_SIGNS = str.maketrans(_SIMPLE, _FULL)


def traditional(text: str) -> str:
    """The text in traditional signs; all others stay."""
    return text if text.isascii() or _KANA.search(text) else text.translate(_SIGNS)
