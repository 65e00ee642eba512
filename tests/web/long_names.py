"""Names that are hard to place, and what a page that is read cuts off of them."""

from playwright.async_api import Locator, Page

# Forty letters each, in six scripts, and those that were seen to burst a plate.
NAMES = (
    "Thorgrim Wyrmhammer",
    "Bartholomäus von Grünenwald-Hohenstein-X",
    "Ярослав Всеволодович Мудрый из Новгорода",
    "Ελευθερία Παπαδοπούλου της Κωνσταντίνουπ",
    "吟遊詩人暗黒騎士聖堂守護者大魔導士竜王",
    "แม่มดผู้ยิ่งใหญ่แห่งป่าดำอันลึกลับและมืด",
    "الفارس الشجاع من مدينة الذهب والقصر الكب",
    "Nguyễn Thị Ánh Tuyết Đặng Hoàng Phượng V",
)

_CUT = """() => [...document.querySelectorAll('li.row')].flatMap(row => {
  const name = row.querySelector('[data-part=name]')
  const [own, of] = [name.getBoundingClientRect(), row.getBoundingClientRect()]
  // A line clamp cuts in the element that has it: the name's own, or one around it.
  const boxes = [name, name.parentElement, name.parentElement.parentElement].filter(one => row.contains(one)
    && getComputedStyle(one).display !== 'inline' && getComputedStyle(one).overflow !== 'visible')
  // The boxes of letters may be higher than their lines; a line that is cut off is as high as one.
  const isCut = boxes.some(one => one.scrollWidth > one.clientWidth + 1
    || one.scrollHeight > one.clientHeight + parseFloat(getComputedStyle(one).fontSize) / 2)
  const isOut = own.left < of.left - 1 || own.right > of.right + 1
    || own.top < of.top - 1 || own.bottom > of.bottom + 1
  return isCut || isOut ? [name.textContent] : []
})"""


async def names_cut_off(page: Page) -> list[str]:
    """Return the names in a page's order that are not whole within their rows."""
    await page.evaluate("document.fonts.ready.then(() => 1)")
    found: list[str] = await page.evaluate(_CUT)
    return found


async def is_whole(text: Locator) -> bool:
    """Whether nothing of a text is cut off by the element that holds it."""
    whole: bool = await text.evaluate(
        """one => one.scrollWidth <= one.clientWidth + 1
          && one.scrollHeight <= one.clientHeight + parseFloat(getComputedStyle(one).fontSize) / 2"""
    )
    return whole


async def enlarge_text(page: Page, percent: int) -> None:
    """Set the size of letters that users choose in their browser; `rem` follows it, in media queries too."""
    session = await page.context.new_cdp_session(page)
    await session.send("Page.setFontSizes", {"fontSizes": {"standard": 16 * percent // 100}})
    enlarged = f"() => getComputedStyle(document.documentElement).fontSize === '{16 * percent // 100}px'"
    await page.wait_for_function(enlarged)
