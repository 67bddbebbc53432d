package mayday.command.axon;

import java.lang.reflect.Type;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.conversion.Converter;
import org.jspecify.annotations.Nullable;

/** Commands and events stay objects inside this process; the store has an encoding of its own. */
final class NoConversion implements Converter {

    @Override
    public boolean canConvert(Type sourceType, Type targetType) {
        return sourceType.equals(targetType);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // As Axon declares it; checked against the target type.
    public <T> @Nullable T convert(@Nullable Object input, Type targetType) {
        if (input == null || (targetType instanceof Class<?> target && target.isInstance(input))) {
            return (T) input;
        }
        throw new IllegalStateException("Nothing converts " + input.getClass() + " to " + targetType);
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("conversion", "none");
    }
}
