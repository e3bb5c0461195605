// lend[exclusive]
#include <lend/lend.hpp>

#include <atomic>

struct counted {
  std::atomic<int> hits;
  int size;
};

int look(lend::ref<counted> c) {
#ifdef BREAK
  auto [hits] = c.fields(&counted::hits);
  return 0;
#else
  return c->hits;
#endif
}

int main() {
  const counted c{1, 2};
  return lend::run(look, lend::shared(c)) - 1;
}
