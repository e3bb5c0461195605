// lend[call]
// shows: called_with<const int&, const int&>
#include <lend/lend.hpp>

#include <vector>

struct by_key {
  template <class T>
    requires requires(const T& t) { t.key; }
  bool operator()(const T& a, const T& b) const {
    return a.key < b.key;
  }
};
struct record {
  int key;
};

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<record> w{{3}, {1}};
#ifdef BREAK
  lend::stable_sort(v, by_key{});
  static_cast<void>(w);
#else
  lend::stable_sort(w, by_key{});
  static_cast<void>(v);
#endif
}
