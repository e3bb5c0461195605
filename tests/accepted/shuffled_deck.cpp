#include <lend/lend.hpp>

#include <string>
#include <vector>

struct card {
  int value;
  std::string suit;
  friend bool operator==(const card&, const card&) = default;
};

int main() {
  std::vector<card> deck;
  for (const char* suit : {"clubs", "diamonds", "hearts", "spades"}) {
    for (int value = 1; value <= 13; ++value) deck.push_back({value, suit});
  }
  const std::vector<card> sorted = deck;
  lend::shuffle(deck, 42);
  lend::rotate(deck, 26);
  lend::reverse(deck);
  return !lend::equal(deck, sorted) && lend::mismatch(deck, sorted) < 10U &&
                 lend::any_of(
                     deck, [](const card& c, int value) { return c.value == value; }, 7)
             ? 0
             : 1;
}
