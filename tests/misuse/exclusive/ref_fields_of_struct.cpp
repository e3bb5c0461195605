// lend[exclusive] in source line
#include <lend/lend.hpp>

#include <utility>

struct one {
  int n;
};

int main() {
  one v{3};
#ifdef BREAK
  lend::run(
      [](lend::ref_mut<one> w) {
        auto copy = w;
        copy->n = 1;
      },
      lend::mut(v));
#else
  lend::run(
      [](lend::ref_mut<one> w) {
        auto moved = std::move(w);
        moved->n = 1;
      },
      lend::mut(v));
#endif
}
