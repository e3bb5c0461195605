// lend[sync]
#include <lend/lend.hpp>

class handle {
 public:
  explicit handle(int n) : n_(n) {}
  int get() const { return n_; }

 private:
  int n_;
};
template <>
inline constexpr auto lend::enable_send<handle> = lend::yes;
template <>
inline constexpr auto lend::enable_owned<handle> = lend::yes;

int main() {
  handle h(0);
#ifdef BREAK
  return lend::run([](const handle& of) { return of.get(); }, lend::shared(h));
#else
  return lend::run([](handle& of) { return of.get(); }, lend::mut(h));
#endif
}
