// lend[send]
// culprit: opaque
#include <lend/lend.hpp>
class opaque {
 public:
  explicit opaque(int n) : n_(n) {}
  int get() const { return n_; }

 private:
  int n_;
};
class known {
 public:
  explicit known(int n) : n_(n) {}
  int get() const { return n_; }

 private:
  int n_;
};
template <>
inline constexpr auto lend::enable_send<known> = lend::yes;

int main() {
#ifdef BREAK
  return lend::run([](opaque o) { return o.get(); }, opaque(0));
#else
  return lend::run([](known k) { return k.get(); }, known(0));
#endif
}
