// lend[send]
#include <lend/lend.hpp>

#include <tuple>

struct like_a_tuple {
  int value;
};
template <>
struct std::tuple_size<like_a_tuple> : std::integral_constant<std::size_t, 1> {};
struct plain {
  int value;
};

int main() {
#ifdef BREAK
  return lend::run([](like_a_tuple t) { return t.value; }, like_a_tuple{0});
#else
  return lend::run([](plain p) { return p.value; }, plain{0});
#endif
}
