#include <lend/lend.hpp>

#include <memory>
#include <vector>

class shape {
 public:
  virtual ~shape() = default;
  virtual double area() const = 0;
};
class square final : public shape {
 public:
  explicit square(double side) : side_(side) {}
  double area() const override { return side_ * side_; }

 private:
  double side_;
};

template <>
inline constexpr auto lend::enable_send<const shape> = lend::yes;
template <>
inline constexpr auto lend::enable_sync<shape> = lend::yes;
template <>
inline constexpr auto lend::enable_owned<shape> = lend::yes;

int main() {
  std::vector<std::unique_ptr<const shape>> shapes;
  for (int i = 0; i < 4; ++i) shapes.push_back(std::make_unique<square>(i));
  const double area = lend::transform_reduce(
      shapes, 0.0, [](double a, double b) { return a + b; },
      [](const std::unique_ptr<const shape>& s) { return s->area(); });
  return area == 14.0 ? 0 : 1;
}
