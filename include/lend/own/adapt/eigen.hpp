#pragma once

#include <lend/own/std_types.hpp>

#include <type_traits>

// Eigen's dense objects own their coefficients. What only refers to those of others (Map, Ref,
// Block, expressions) stays refused. Recognized by name; nothing of Eigen is included.

namespace lend::detail::inline LEND_ABI {

template <class T>
concept EigenObject = (type_name<T>().starts_with("Eigen::")) &&
                      (is_template_of<T>("Eigen::Matrix<") || is_template_of<T>("Eigen::Array<"));

template <trait Trait, EigenObject T>
struct trait_rule<Trait, T> {
  using type = std::conditional_t<Trait == trait::concurrent, refused_trait,
                                  every_part<Trait, typename T::Scalar>>;
};

}  // namespace lend::detail::inline LEND_ABI
