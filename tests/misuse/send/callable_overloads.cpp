// lend[send]
#include <lend/lend.hpp>

template <class... Fs>
struct overloaded : Fs... {
  using Fs::operator()...;
};
template <class... Fs>
overloaded(Fs...) -> overloaded<Fs...>;

int main() {
  int n = 0;
#ifdef BREAK
  return lend::run(overloaded{[&](int m) { return m + n; }, [](double) { return 0; }}, 0);
#else
  return lend::run(overloaded{[](int m) { return m; }, [](double) { return 0; }}, n);
#endif
}
