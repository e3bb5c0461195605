// lend[owned] in source line
#include <lend/lend.hpp>

#include <utility>

void more(lend::scope_handle& s) {
  s.spawn([] {});
}

struct holder {
#ifdef BREAK
  lend::scope_handle scope;
#else
  lend::scope_handle& scope;
#endif
};

int main() {
#ifdef BREAK
  lend::scope([](lend::scope_handle& s) {
    holder kept{std::move(s)};
    more(kept.scope);
  });
#else
  lend::scope([](lend::scope_handle& s) {
    holder kept{s};
    more(kept.scope);
  });
#endif
}
