using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ShopFlow.Data.Reviews;

internal sealed class ReviewConfiguration : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> review)
    {
        review.ToTable(
            "reviews",
            table =>
                table.HasCheckConstraint(
                    ReviewRules.RatingMustBeBetween1And5,
                    "rating between 1 and 5"
                )
        );
        review.HasKey(r => r.Id).HasName("reviews_pkey");
        review.Property(r => r.Id).HasColumnName("id").UseSerialColumn();
        review.Property(r => r.UserId).HasColumnName("user_id");
        review.Property(r => r.ProductId).HasColumnName("product_id");
        review.Property(r => r.Rating).HasColumnName("rating");
        review.Property(r => r.Content).HasColumnName("content");
        review.Property(r => r.CreatedAt).HasColumnName("created_at").HasDefaultValueSql("now()");
        review.Property(r => r.Version).IsRowVersion();

        review
            .HasOne(r => r.User)
            .WithMany(u => u.Reviews)
            .HasForeignKey(r => r.UserId)
            .OnDelete(DeleteBehavior.Restrict)
            .HasConstraintName(ReviewRules.UserMustExist);
        review
            .HasOne(r => r.Product)
            .WithMany(p => p.Reviews)
            .HasForeignKey(r => r.ProductId)
            .OnDelete(DeleteBehavior.Restrict)
            .HasConstraintName(ReviewRules.ProductMustExist);
        Index(review);
    }

    private static void Index(EntityTypeBuilder<Review> review)
    {
        // The unique rule's index covers user_id too.
        review
            .HasIndex(r => new { r.UserId, r.ProductId })
            .IsUnique()
            .HasDatabaseName(ReviewRules.OneReviewPerUserAndProduct);
        // The list of one product's reviews, newest first; the foreign key; the list sorted by product.
        review
            .HasIndex(r => new
            {
                r.ProductId,
                r.CreatedAt,
                r.Id,
            })
            .HasDatabaseName("ix_reviews_product_id_created_at_id");
        // The list sorted by rating, and the list of one rating, newest first.
        review
            .HasIndex(r => new
            {
                r.Rating,
                r.CreatedAt,
                r.Id,
            })
            .HasDatabaseName("ix_reviews_rating_created_at_id");
        // The list of reviews: newest first, page by page.
        review
            .HasIndex(r => new { r.CreatedAt, r.Id })
            .HasDatabaseName("ix_reviews_created_at_id");
    }
}
